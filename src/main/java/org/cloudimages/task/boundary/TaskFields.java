package org.cloudimages.task.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStyle;

/** What only a whole task has, in the words of whoever began it. */
record TaskFields(Task task, JsonGenerator json) {

  private static final String NO_MESSAGE = "None";

  /** What is to be done and what came of it. */
  void writeWork() {
    json.write("input", ShownInput.of(task.input()));
    task.result()
        .ifPresentOrElse(
            result -> json.write("result", result),
            () -> {
              if (isGlance()) {
                json.writeNull("result");
              }
            });
    json.write("message", isGlance() || !task.message().isEmpty() ? task.message() : NO_MESSAGE);
  }

  private boolean isGlance() {
    return task.style() == TaskStyle.GLANCE;
  }

  /** Which image, request and user it belongs to. */
  void writeOrigin() {
    task.imageId().ifPresent(id -> json.write("image_id", id));
    json.write("request_id", task.requestId());
    json.write("user_id", task.userId());
  }
}
