package org.cloudimages.task.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.content.JsonFields;
import org.cloudimages.task.search.TaskStub;

/** The fields that a task has wherever it is told of. */
record StubFields(TaskStub task, JsonGenerator json) {

  static final String LIST = "/v2/tasks";

  static String path(String id) {
    return LIST + "/" + id;
  }

  void writeHead() {
    json.write("id", task.id());
    json.write("type", task.type().text());
    json.write("status", task.status().text());
    json.write("owner", task.owner());
  }

  /** When it was begun, changed, and will expire, of which the last is not known at first. */
  void writeTimes() {
    JsonFields fields = new JsonFields(json);
    task.expiresAt().ifPresent(time -> fields.write("expires_at", time));
    fields.write("created_at", task.createdAt());
    fields.write("updated_at", task.updatedAt());
  }

  void writeLinks() {
    json.write("self", path(task.id())).write("schema", "/v2/schemas/task");
  }
}
