package org.cloudimages.audit.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Who did what is asked, and what was refused. */
@ArquillianTest
@SharedDeployment
class AuditIT {

  private static final String LIST = "/v2/audit";

  private final Api admin = Api.as("admin");
  private final Api owner = Api.as("member");
  private final Api stranger = Api.as("stranger");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  private static String of(String image) {
    return LIST + "?image_id=" + idOf(image);
  }

  private static List<JsonObject> entries(Api api, String path) {
    return api.get(path).expect(200).json().getJsonArray("entries").getValuesAs(JsonObject.class);
  }

  private static List<String> told(Api api, String path) {
    return entries(api, path).stream()
        .map(
            entry ->
                entry.getString("action")
                    + " "
                    + entry.getString("outcome")
                    + entry.getString("fault", "").replaceAll("^(?=.)", " "))
        .toList();
  }

  @Test
  void whatWasDoneAndRefusedIsTold() {
    String image = owner.create("of the audit");
    owner.replace(image, "protected", JsonValue.TRUE).expect(200);
    String request = "req-" + UUID.randomUUID();
    owner.with("X-Openstack-Request-Id", request).delete(image).expect(403);
    stranger.delete(image).expect(404);
    owner.replace(image, "protected", JsonValue.FALSE).expect(200);
    owner.delete(image).expect(204);
    owner.delete(image).expect(404);

    assertEquals(
        List.of(
            "image.delete refused itemNotFound",
            "image.delete success",
            "image.update success",
            "image.delete refused itemNotFound",
            "image.delete refused forbidden",
            "image.update success",
            "image.create success"),
        told(admin, of(image)));
    assertEquals(List.of("image.delete refused itemNotFound"), told(stranger, of(image)));
    assertEquals(6, told(owner, of(image)).size());
    Api.as("reader").get(LIST).expectFault(403, "You are not authorized to perform get_audit.");

    JsonObject entry = entries(admin, LIST + "?request_id=" + request).get(0);
    assertEquals("refused", entry.getString("outcome"));
    assertEquals(idOf(image), entry.getString("image_id"));
    assertEquals("demo", entry.getString("project_id"));
    assertTrue(entry.getString("request_id").startsWith(request + "~"), entry::toString);
    String time = entry.getString("occurred_at");
    assertTrue(told(owner, of(image) + "&occurred_at=gte:" + time.substring(0, 19)).size() >= 4);
    assertEquals(List.of(), told(owner, of(image) + "&occurred_at=lt:2020"));
    assertEquals(4, told(owner, of(image) + "&outcome=success").size());
    assertEquals(2, told(owner, of(image) + "&action=image.update").size());
    assertEquals(List.of(), told(owner, LIST + "?project_id=other"));
  }

  @Test
  void pagesAreLinked() {
    String image = owner.create("in pages");
    owner.replace(image, "name", "once").expect(200);
    owner.replace(image, "name", "twice").expect(200);

    Answer first = owner.get(of(image) + "&limit=2").expect(200);
    String next = first.json().getString("next");
    assertEquals(of(image) + "&limit=2", first.json().getString("first"));
    assertTrue(next.startsWith(of(image) + "&limit=2&marker="), next);
    assertEquals(List.of("image.create success"), told(owner, next));
    assertFalse(owner.get(next).expect(200).json().containsKey("next"));
    stranger.get(next).expect(400);
    owner.get(LIST + "?occurred_at=yesterday").expect(400);
  }

  @Test
  void wholeRangeComesAsLines() {
    String image = owner.create("in lines");
    for (int n = 0; n < 3; n++) {
      owner.replace(image, "name", "name " + n).expect(200);
    }
    String one = of(image) + "&limit=1";

    Answer csv = owner.with("Accept", "text/csv").get(one).expect(200);
    assertEquals(
        Optional.of("text/csv;charset=utf-8"),
        csv.header("Content-Type").map(type -> type.replace(" ", "").toLowerCase(Locale.ROOT)));
    List<String> lines = csv.body().lines().toList();
    assertEquals(5, lines.size());
    assertEquals(Optional.of("4"), csv.header("X-Total-Count"));
    assertEquals(
        "id,occurred_at,action,outcome,fault,user_id,project_id,image_id,member_id,task_id,"
            + "request_id,source",
        lines.get(0));
    assertTrue(lines.get(4).contains(",image.create,success,,"), () -> lines.get(4));
    assertTrue(lines.get(4).contains("," + idOf(image) + ",,,req-"), () -> lines.get(4));

    for (String type : List.of("application/x-ndjson", "application/jsonl")) {
      List<String> objects =
          owner.with("Accept", type).get(one).expect(200).body().lines().toList();
      assertEquals(4, objects.size());
      assertEquals(entries(owner, of(image)), objects.stream().map(AuditIT::object).toList());
    }
  }

  private static JsonObject object(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }
}
