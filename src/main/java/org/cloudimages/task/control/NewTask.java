package org.cloudimages.task.control;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.cloudimages.audit.Actor;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;

/**
 * Work that is to begin.
 *
 * @param actor who asks; the task is his project's
 * @param imageId the image that it works on or is to make; empty where there is none
 * @param input what is to be done, of at most 64 KiB, shown to whoever sees the task but for what
 *     is secret in a URL; nothing else that is secret belongs here
 * @param secret what the work needs that must never be written down; such a task is done by this
 *     node or not at all
 */
public record NewTask(
    TaskType type,
    TaskStyle style,
    Actor actor,
    Optional<String> imageId,
    JsonObject input,
    Optional<TaskSecret> secret) {

  /** Work on an image that the service begins itself, without a secret. */
  public static NewTask ofImage(TaskType type, Actor actor, String imageId, JsonObject input) {
    return new NewTask(
        type, TaskStyle.GLANCE, actor, Optional.of(imageId), input, Optional.empty());
  }

  /** The same with something that must never be written down. */
  public NewTask with(TaskSecret kept) {
    return new NewTask(type, style, actor, imageId, input, Optional.of(kept));
  }
}
