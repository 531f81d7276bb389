package org.cloudimages.task.boundary;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.search.TaskStub;

/** The tasks of an image on the wire: whole, and with every field that clients look for. */
record ImageTasksDocument(List<Task> tasks) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartArray("tasks");
    tasks.forEach(task -> write(task, json));
    json.writeEnd().writeEnd();
  }

  private static void write(Task task, JsonGenerator json) {
    StubFields stub = new StubFields(TaskStub.of(task), json);
    TaskFields fields = new TaskFields(task, json);
    json.writeStartObject();
    stub.writeHead();
    fields.writeWork();
    fields.writeOrigin();
    stub.writeTimes();
    if (task.expiresAt().isEmpty()) {
      json.writeNull("expires_at");
    }
    // because no task is ever deleted but by its end
    json.writeNull("deleted_at");
    json.write("deleted", false).writeEnd();
  }
}
