package org.cloudimages.task.control;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.cloudimages.audit.Actor;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.UserToken;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;

/**
 * What tasks of one type and style do. The room that knows how makes a bean of it; there is one for
 * each. A type that nobody does is refused. Called by several threads at once, each with a task of
 * its own.
 */
public interface TaskWork {

  TaskType type();

  /** Whose words such tasks are asked for with. */
  default TaskStyle style() {
    return TaskStyle.GLANCE;
  }

  /**
   * Makes the task that a client asks for with {@code POST /v2/tasks}, of which nothing is kept
   * yet; not called for tasks that the service begins itself. No transaction runs when it is
   * called.
   *
   * @param input as it came
   * @param token of the caller, for what is done with his object store
   * @throws ImagesException 400, naming the field; 403 or 413 for what would come to nothing
   */
  default NewTask accept(JsonObject input, Actor actor, UserToken token) {
    return new NewTask(type(), style(), actor, Optional.empty(), input, Optional.empty());
  }

  /**
   * Does the work. It calls {@link TaskRun#keep} all along, and its own last transaction calls
   * {@link Tasks#succeed}, so that what it did and the end of the task are there together or not at
   * all. No transaction runs when it is called.
   *
   * @throws TaskFailure the task fails with its message
   * @throws ImagesException the task fails with the message of the fault
   * @throws RuntimeException the task fails with a fixed text, and the log has what happened
   */
  void run(TaskRun run);

  /**
   * Takes back what a task has left that fails now, in the transaction that makes it a failure:
   * because its work threw, because its node died, or because no node could do it. Called before
   * the task itself is changed, so that the image can be locked first, as everybody does; where the
   * task has ended otherwise meanwhile the transaction is rolled back. It must bear being called
   * for a task that has done nothing yet, and for an image that is gone.
   *
   * @param task as it was found; another thread may still be at its work and not have noticed
   */
  void abandon(Task task, Instant now);
}
