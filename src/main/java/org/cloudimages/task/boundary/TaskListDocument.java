package org.cloudimages.task.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.PageLinks;
import org.cloudimages.task.search.TaskPage;
import org.cloudimages.task.search.TaskStub;

/** A page of tasks on the wire, each without what may be long. */
record TaskListDocument(TaskPage page, QueryParameters query) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartArray("tasks");
    page.tasks().forEach(task -> write(task, json));
    json.writeEnd();
    new PageLinks(StubFields.LIST, query, page.next()).writeTo(json);
    json.write("schema", "/v2/schemas/tasks").writeEnd();
  }

  private static void write(TaskStub task, JsonGenerator json) {
    StubFields fields = new StubFields(task, json);
    json.writeStartObject();
    fields.writeHead();
    fields.writeTimes();
    fields.writeLinks();
    json.writeEnd();
  }
}
