package org.cloudimages.task.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.search.TaskStub;

/** One task on the wire, with all that is to be told. */
record TaskDocument(Task task) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    StubFields stub = new StubFields(TaskStub.of(task), json);
    TaskFields fields = new TaskFields(task, json);
    json.writeStartObject();
    stub.writeHead();
    fields.writeWork();
    fields.writeOrigin();
    stub.writeTimes();
    stub.writeLinks();
    json.writeEnd();
  }
}
