package org.cloudimages.task.run;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.Incidents;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskWorks;
import org.cloudimages.task.entity.Task;

/** The one time that a task is done, to its end whatever its work throws. */
record TaskAttempt(ClaimedTask claimed, TaskWorks works, FailedTasks failed) {

  private static final Logger LOG = System.getLogger(TaskAttempt.class.getName());

  void run() {
    Task task = claimed.task();
    try {
      works.find(task.type(), task.style()).orElseThrow().run(claimed);
    } catch (Throwable e) {
      // because an error, too, must end the task and not only this thread's work on it
      end(task, e);
    }
  }

  private void end(Task task, Throwable thrown) {
    try {
      failed.fail(task, message(task, thrown));
    } catch (TaskFailure e) {
      LOG.log(Level.DEBUG, "Task {0} has ended otherwise.", task.id());
    } catch (Throwable e) {
      // because there is one more way: any node ends it when its lease has run out
      LOG.log(Level.WARNING, "Task " + task.id() + " could not be ended", e);
    }
  }

  private static String message(Task task, Throwable thrown) {
    if (thrown instanceof TaskFailure failure) {
      return failure.getMessage();
    }
    Fault fault = Incidents.fault(thrown, task.requestId() + ": task " + task.id() + " failed");
    return fault.type() == FaultType.IMAGES_FAULT
        ? "The service failed to do it; its log tells more under " + task.requestId() + "."
        : fault.message();
  }
}
