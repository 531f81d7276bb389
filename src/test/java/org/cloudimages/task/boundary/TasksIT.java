package org.cloudimages.task.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudimages.task.TaskProbe;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Tasks as clients meet them, and the way of one from its request to its end. */
@ArquillianTest
class TasksIT {

  private static final String LIST = "/v2/tasks";
  private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000";
  private static final Set<String> STUB =
      Set.of("id", "type", "status", "owner", "created_at", "updated_at", "self", "schema");

  private final Api admin = Api.as("admin");
  private final Api owner = Api.as("member");
  private final Api stranger = Api.as("stranger");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
            Map.of(
                "images.tasks.check", "PT0.001S",
                // because these tasks end before they ask it
                "images.tasks.object-store", "http://127.0.0.1:9/v1/{project}"))
        .addClasses(TaskProbe.class, TaskProbe.Rows.class);
  }

  private String begin(String style, String image, String input) {
    return owner
        .post("/v2/probe/tasks/" + style + "/" + image, JsonText.object(input))
        .expect(200)
        .body();
  }

  private JsonObject ended(String id) {
    Await.until(() -> shown(id).containsKey("expires_at"));
    return shown(id);
  }

  private JsonObject shown(String id) {
    return owner.get(LIST + "/" + id).expect(200).json();
  }

  private static String nothing(String id) {
    return "No task with id " + id + " exists.";
  }

  @Test
  void taskIsDoneAndToldWithoutWhatIsSecret() {
    String image = idOf(owner.create("to be worked on"));
    String id =
        begin(
            "GLANCE",
            image,
            "{'uri':'http://me:word@host/disk?sig=abc','result':{'image_id':'" + image + "'}}");

    JsonObject task = ended(id);

    String created = task.getString("created_at");
    assertEquals(
        Json.createObjectBuilder()
            .add("id", id)
            .add("type", "export")
            .add("status", "success")
            .add("owner", "demo")
            .add(
                "input",
                JsonText.object(
                    "{'uri':'http://host/disk?sig=***','result':{'image_id':'" + image + "'}}"))
            .add("result", JsonText.object("{'image_id':'" + image + "'}"))
            .add("message", "")
            .add("image_id", image)
            .add("request_id", task.getString("request_id"))
            .add("user_id", task.getString("user_id"))
            .add("expires_at", task.getString("expires_at"))
            .add("created_at", created)
            .add("updated_at", task.getString("updated_at"))
            .add("self", LIST + "/" + id)
            .add("schema", "/v2/schemas/task")
            .build(),
        task);
    assertTrue(
        Instant.parse(task.getString("expires_at")).isAfter(Instant.parse(created).plusSeconds(1)));
    assertEquals(
        "task.create\ntask.processing\ntask.success\n",
        query(
            "SELECT action FROM audit_entries WHERE task_id = '" + id + "' ORDER BY occurred_at"));
  }

  private String query(String sql) {
    return admin
        .get("/v2/probe/query?sql=" + URLEncoder.encode(sql, StandardCharsets.UTF_8))
        .expect(200)
        .body();
  }

  @Test
  void failureTakesBackWhatWasDoneInItsTransaction() {
    String image = owner.create("failing");
    String id = begin("GLANCE", idOf(image), "{'fail':'The source is empty.'}");

    JsonObject task = ended(id);

    assertEquals("failure", task.getString("status"));
    assertEquals("The source is empty.", task.getString("message"));
    assertEquals(JsonValue.NULL, task.get("result"));
    assertEquals("2100-01-01T00:00:00Z", owner.get(image).json().getString("updated_at"));
  }

  @Test
  void rackspacesTasksAreAnsweredInRackspacesWords() {
    JsonObject task =
        owner
            .post(
                LIST,
                JsonText.object(
                    "{'type':'export','input':"
                        + "{'image_uuid':'x','receiving_swift_container':'c'}}"))
            .expect(201)
            .json();

    assertEquals("pending", task.getString("status"));
    assertEquals("None", task.getString("message"));
    for (String absent : List.of("result", "image_id", "expires_at")) {
      assertTrue(!task.containsKey(absent), absent);
    }
    JsonObject failed = ended(task.getString("id"));
    assertEquals("The project has no image with id x.", failed.getString("message"));
    assertTrue(!failed.containsKey("result"));
  }

  @Test
  void tasksOfAnImageAreThereForWhoeverSeesIt() {
    String image = owner.create(JsonText.object("{'visibility':'community'}"));
    assertEquals(JsonText.object("{'tasks':[]}"), owner.get(image + "/tasks").expect(200).json());
    String first = begin("GLANCE", idOf(image), "{'result':{}}");
    String second = begin("GLANCE", idOf(image), "{'fail':'no'}");
    ended(first);
    ended(second);

    JsonObject tasks = stranger.get(image + "/tasks").expect(200).json();

    List<JsonObject> found = tasks.getJsonArray("tasks").getValuesAs(JsonObject.class);
    assertEquals(List.of(first, second), found.stream().map(t -> t.getString("id")).toList());
    assertEquals(
        Set.of(
            "id",
            "type",
            "status",
            "owner",
            "expires_at",
            "created_at",
            "updated_at",
            "deleted_at",
            "deleted",
            "image_id",
            "request_id",
            "user_id",
            "input",
            "result",
            "message"),
        found.get(0).keySet());
    owner.replace(image, "visibility", "private").expect(200);
    String gone = "No image with id " + idOf(image) + " exists.";
    stranger.get(image + "/tasks").expectFault(404, gone);
    owner.delete(image).expect(204);
    owner.get(image + "/tasks").expectFault(404, gone);
    assertEquals("success", shown(first).getString("status"));
    owner.put(image + "/tasks", BodyPublishers.ofString("x")).expect(405);
  }

  @Test
  void listHoldsStubsAndLeadsFromPageToPage() {
    String first = begin("GLANCE", "none", "{'result':{}}");
    String second = begin("GLANCE", "none", "{'result':{}}");
    ended(first);
    ended(second);
    String query = "?status=success&limit=1&sort_key=created_at";

    JsonObject page = owner.get(LIST + query).expect(200).json();

    assertEquals(Set.of("tasks", "first", "next", "schema"), page.keySet());
    assertEquals(LIST + query, page.getString("first"));
    assertEquals(LIST + query + "&marker=" + second, page.getString("next"));
    JsonObject stub = page.getJsonArray("tasks").getJsonObject(0);
    assertEquals(second, stub.getString("id"));
    assertTrue(stub.keySet().containsAll(STUB), stub::toString);
    assertTrue(!stub.containsKey("input") && !stub.containsKey("user_id"), stub::toString);
    assertEquals(
        first,
        owner
            .get(page.getString("next"))
            .expect(200)
            .json()
            .getJsonArray("tasks")
            .getJsonObject(0)
            .getString("id"));
    JsonObject none = owner.get(LIST + "?limit=0").expect(200).json();
    assertEquals(List.of(), none.getJsonArray("tasks"));
    assertTrue(!none.containsKey("next"));
  }

  @Test
  void wrongParametersAreRefusedByName() {
    for (String wrong :
        List.of(
            "limit=-1",
            "limit=x",
            "marker=x",
            "marker=" + UNKNOWN,
            "sort_key=input",
            "sort_dir=up",
            "status=done",
            "type=clone")) {
      Answer refused = owner.get(LIST + "?" + wrong).expect(400);
      String name = wrong.substring(0, wrong.indexOf('='));
      assertTrue(
          refused.fault().getString("message").startsWith("Invalid value for '" + name + "'"),
          refused::toString);
    }
    for (String right :
        List.of("type=api_image_import", "type=export&status=failure", "sort_key=expires_at")) {
      owner.get(LIST + "?" + right).expect(200);
    }
  }

  @Test
  void taskOfAnotherProjectIsNotThereButForAnAdmin() {
    String id = begin("GLANCE", "none", "{'result':{}}");

    stranger.get(LIST + "/" + id).expectFault(404, nothing(id));
    stranger.get(LIST + "?marker=" + id).expect(400);
    assertTrue(!stranger.get(LIST + "?limit=1000").expect(200).body().contains(id));
    admin.get(LIST + "/" + id).expect(200);
    assertTrue(admin.get(LIST + "?limit=1000").expect(200).body().contains(id));
    owner.get(LIST + "/" + UNKNOWN).expectFault(404, nothing(UNKNOWN));
    owner.get(LIST + "/no-uuid").expectFault(404, nothing("no-uuid"));
  }

  @Test
  void taskCannotBeDeleted() {
    String id = begin("GLANCE", "none", "{'result':{}}");

    for (String path : List.of(LIST + "/" + id, LIST + "/" + UNKNOWN)) {
      assertEquals("GET", owner.delete(path).expect(405).header("Allow").orElseThrow());
    }
    assertEquals("GET, POST", owner.delete(LIST).expect(405).header("Allow").orElseThrow());
  }

  @Test
  void wrongTaskIsRefused() {
    String path = LIST;
    owner
        .post(path, JsonText.object("{'type':'export','input':{'image_uuid':'x'}}"))
        .expectFault(400, "Invalid value for 'receiving_swift_container': it must be a string.");
    owner
        .post(path, JsonText.object("{'type':'api_image_import','input':{}}"))
        .expectFault(400, "Invalid value for 'type': it must be import or export.");
    owner.post(path, JsonText.object("{'type':'import'}")).expect(400);
    owner.send("POST", path, BodyPublishers.noBody()).expect(400);
    owner
        .with("Content-Type", "text/plain")
        .send("POST", path, BodyPublishers.ofString("{}"))
        .expect(415);
    Api.as("service").post(path, JsonValue.EMPTY_JSON_OBJECT).expect(403);
  }
}
