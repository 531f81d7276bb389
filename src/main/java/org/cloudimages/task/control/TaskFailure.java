package org.cloudimages.task.control;

import java.io.Serial;

/** Ends a task as a failure, with the message that its owner sees. */
public final class TaskFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message plain text that is safe to show: no class name, path, credentials or location
   */
  public TaskFailure(String message) {
    // because it is an answer and no incident: nobody reads its stack trace
    super(message, null, false, false);
  }
}
