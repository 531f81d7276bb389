package org.cloudimages.task.control;

import java.util.Optional;
import org.cloudimages.audit.Actor;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.task.entity.Task;

/** A task that this node works on. Used by one thread at a time. */
public interface TaskRun {

  /** The task as it was when it was claimed. */
  Task task();

  /** Who asked for it, with the roles that he had then, and in which request. */
  Actor actor();

  /** What the task was begun with that is not written down. */
  Optional<TaskSecret> secret();

  /**
   * Says that this node still works on the task, where that is due; to be called often, such as
   * with each piece of data, and cheap where nothing is due.
   *
   * @throws TaskFailure when the task has been ended by others, or this node is stopping: nothing
   *     that the work does from then on counts
   * @throws ImagesException 503 when the lease may have run out because the database is away
   */
  void keep();

  /**
   * Tells how far the work is, as the message of the task until it ends; written at most as often
   * as the lease is looked at, so that it may be called as often as {@link #keep}, which it does
   * too.
   *
   * @param message cut after 1,000 characters
   */
  void progress(String message);
}
