package org.cloudimages.task.boundary;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.task.control.TaskKind;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;

/**
 * The body of <em>Create Task</em>. What its input must be is the affair of whoever does the task.
 */
record NewTaskBody(TaskKind kind, JsonObject input) {

  /** What a URL has behind its scheme, and no path in an object store. */
  private static final String OF_URL = "://";

  /**
   * Reads the body.
   *
   * @throws ImagesException 400, naming the field
   */
  static NewTaskBody parse(JsonObject body) {
    TaskType type = type(body.get("type"));
    if (!(body.get("input") instanceof JsonObject input)) {
      throw ImagesException.invalid("input", "it must be an object.");
    }
    return new NewTaskBody(new TaskKind(type, style(type, input)), input);
  }

  private static TaskType type(JsonValue value) {
    if (!(value instanceof JsonString text)) {
      throw ImagesException.invalid("type", "it must be a text.");
    }
    return switch (text.getString()) {
      case "import" -> TaskType.IMPORT;
      case "export" -> TaskType.EXPORT;
      default -> throw ImagesException.invalid("type", "it must be import or export.");
    };
  }

  /** Both dialects know an import: one of a URL, the other of an object's path. */
  private static TaskStyle style(TaskType type, JsonObject input) {
    boolean isGlance =
        type == TaskType.IMPORT
            && (!(input.get("import_from") instanceof JsonString from)
                || from.getString().contains(OF_URL));
    return isGlance ? TaskStyle.GLANCE : TaskStyle.RACKSPACE;
  }
}
