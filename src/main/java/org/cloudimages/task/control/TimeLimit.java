package org.cloudimages.task.control;

import java.time.Duration;

/** How long the work of a task may take, from when this is made. Thread-safe. */
public final class TimeLimit {

  private final Duration most;
  private final long begun = System.nanoTime();

  public TimeLimit(Duration most) {
    this.most = most;
  }

  /**
   * To be called often.
   *
   * @throws TaskFailure when it takes longer
   */
  public void keep() {
    if (System.nanoTime() - begun > most.toNanos()) {
      throw new TaskFailure("The task took longer than " + most + ".");
    }
  }
}
