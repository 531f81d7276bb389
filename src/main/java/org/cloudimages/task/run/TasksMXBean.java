package org.cloudimages.task.run;

import java.util.Map;
import org.cloudimages.management.Described;

/** The tasks, as {@code org.cloudimages:type=Tasks} in JMX. */
@Described("Tasks, which go on after their request was answered.")
public interface TasksMXBean {

  @Described(
      value = "Tasks by status, of all nodes; ended ones until they expire.",
      unit = "tasks",
      key = "status")
  Map<String, Long> getByStatus();

  @Described(
      value = "How long the oldest task that is pending has waited; 0 where none is.",
      unit = "seconds")
  long getOldestPendingSeconds();

  @Described(value = "Tasks that this node works on.", unit = "tasks")
  long getRunning();

  @Described(value = "Threads of this node that can do so, one task each.", unit = "threads")
  long getThreads();

  @Described(
      value = "How long ago this node counted the tasks; -1 before the first time.",
      unit = "seconds")
  long getTakenSecondsAgo();
}
