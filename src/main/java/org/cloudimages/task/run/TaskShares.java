package org.cloudimages.task.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who has the threads of this node that do tasks. Whatever a project may have in work elsewhere, it
 * takes another thread here only where it then leaves at least as many free as it had before: so it
 * has half of them at most, and the last ones are for projects that have none. Thread-safe.
 */
final class TaskShares {

  private final int threads;
  private final Map<String, Integer> taken = new HashMap<>();

  TaskShares(int threads) {
    this.threads = threads;
  }

  synchronized void take(String project) {
    taken.merge(project, 1, Integer::sum);
  }

  synchronized void giveBack(String project) {
    taken.computeIfPresent(project, (known, tasks) -> tasks == 1 ? null : tasks - 1);
  }

  /** How many threads have something to do. */
  synchronized int taken() {
    return taken.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether a thread has nothing to do. */
  boolean isFree() {
    return taken() < threads;
  }

  /** The projects that have to leave the free threads to others. */
  synchronized Set<String> passed() {
    int free = threads - taken();
    return taken.entrySet().stream()
        .filter(share -> share.getValue() >= free)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
