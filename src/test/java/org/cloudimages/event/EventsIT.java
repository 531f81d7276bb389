package org.cloudimages.event;

import static org.cloudimages.testing.Api.idOf;
import static org.cloudimages.testing.JsonText.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.event.lane.EventsMXBean;
import org.cloudimages.server.RabbitMq;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JmxConnection;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.StubServer.Asked;
import org.cloudimages.testing.StubServer.Reply;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is done to an image reaches a webhook, whose signature is checked by a library of those who
 * made it, and services of OpenStack that listen at a real RabbitMQ.
 */
@ArquillianTest
@Tag("database")
class EventsIT {

  private static final String SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString(
                  "a secret of thirty-two bytes....".getBytes(StandardCharsets.US_ASCII));

  private static final String PREFIX = "images.events.destination.";

  /** Each step of one that is used and shared. */
  private static final List<String> LIFE =
      List.of(
          "image.create",
          "image.prepare",
          "image.upload",
          "image.activate",
          "image.update",
          "image.member.create",
          "image.member.update",
          "image.member.delete",
          "image.deactivate",
          "image.reactivate",
          "image.delete");

  private static final List<String> IMPORT =
      List.of(
          "image.create",
          "image.prepare",
          "image.upload",
          "task.create",
          "task.processing",
          "image.upload",
          "image.activate",
          "task.success");

  private static final StubServer HOOK = new StubServer(asked -> Reply.of(204));
  private static final StubServer LEAVER = new StubServer(asked -> Reply.of(410));
  private static final RabbitMq BROKER = RabbitMq.create(Path.of("target/test-bed/rabbitmq"));

  private final Api owner = Api.as("member").persistent();

  @Deployment(testable = false)
  static WebArchive war() {
    BROKER.start();
    return TestWar.create(
        Map.ofEntries(
            Map.entry("images.events.destinations", "hook,leaver,openstack"),
            Map.entry("images.events.retry-max", "PT2S"),
            Map.entry(PREFIX + "hook.url", HOOK.url() + "/events"),
            Map.entry(PREFIX + "hook.secret", SECRET),
            Map.entry(PREFIX + "leaver.url", LEAVER.url()),
            Map.entry(PREFIX + "leaver.secret", SECRET),
            Map.entry(PREFIX + "openstack.type", "rabbitmq"),
            Map.entry(PREFIX + "openstack.url", BROKER.url()),
            Map.entry(PREFIX + "openstack.publisher", "image.test")));
  }

  @AfterAll
  static void close() {
    HOOK.close();
    LEAVER.close();
    BROKER.close();
  }

  private static List<JsonObject> told(StubServer server, String image) {
    return Notifications.once(
        server.asked().stream()
            .map(asked -> object(asked.body()))
            .filter(event -> event.getString("subject").equals(idOf(image))));
  }

  private static List<String> types(List<JsonObject> events) {
    return events.stream().map(event -> event.getString("type")).toList();
  }

  private String lived() {
    String image = owner.createRaw();
    owner.upload(image, "data").expect(204);
    owner.replace(image, "name", "ein Name mit ü").expect(200);
    owner.post(image + "/members", object("{'member':'other'}")).expect(200);
    Api.as("stranger")
        .with("Content-Type", "application/json")
        .send("PUT", image + "/members/other", BodyPublishers.ofString("{\"status\":\"accepted\"}"))
        .expect(200);
    owner.delete(image + "/members/other").expect(204);
    Api admin = Api.as("admin");
    admin.send("POST", image + "/actions/deactivate", BodyPublishers.noBody()).expect(204);
    admin.send("POST", image + "/actions/reactivate", BodyPublishers.noBody()).expect(204);
    owner.delete(image).expect(204);
    return image;
  }

  private String imported() {
    String image = owner.createRaw();
    owner.put(image + "/stage", BodyPublishers.ofString("data")).expect(204);
    owner.post(image + "/import", object("{'method':{'name':'glance-direct'}}")).expect(202);
    return image;
  }

  @Test
  void changesAreToldInOrderToEverybody() throws Exception {
    try (Notifications notifications = new Notifications(BROKER.listening("glance"))) {
      String image = lived();
      String other = imported();

      Await.until(() -> told(HOOK, image).size() >= LIFE.size());
      Await.until(() -> told(HOOK, other).size() >= IMPORT.size());
      Await.until(() -> notifications.of(idOf(image)).size() >= LIFE.size());

      assertEquals(LIFE, types(told(HOOK, image)));
      assertEquals(IMPORT, types(told(HOOK, other)));
      assertEquals(LIFE, types(notifications.of(idOf(image))));
      assertPayloads(told(HOOK, image).stream().map(event -> event.getJsonObject("data")).toList());
      assertPayloads(
          notifications.of(idOf(image)).stream()
              .map(event -> event.getJsonObject("payload"))
              .toList());
      assertEquals(
          Set.of("image.test"),
          notifications.of(idOf(image)).stream()
              .map(event -> event.getString("publisher"))
              .collect(Collectors.toSet()));
      // because tasks that have no image in their payload are told by their subject alone
      Await.until(
          () ->
              types(notifications.of("\"api_image_import\""))
                  .containsAll(List.of("task.create", "task.processing", "task.success")));
    }
    Webhook judge = new Webhook(SECRET);
    for (Asked asked : HOOK.asked()) {
      assertEquals(object(asked.body()).getString("id"), asked.header("webhook-id"));
      judge.verify(asked.body(), asked.headers());
    }
  }

  private static void assertPayloads(List<JsonObject> payloads) {
    JsonObject created = payloads.get(0);
    assertEquals("queued", created.getString("status"));
    assertEquals(JsonValue.NULL, created.get("size"));
    JsonObject uploaded = payloads.get(2);
    assertEquals("active", uploaded.getString("status"));
    assertEquals(4, uploaded.getInt("size"));
    assertEquals("8d777f385d3dfec8815d20f7496026dc", uploaded.getString("checksum"));
    assertEquals("ein Name mit ü", payloads.get(4).getString("name"));
    assertEquals("other", payloads.get(5).getString("member_id"));
    assertEquals("accepted", payloads.get(6).getString("status"));
    assertTrue(payloads.get(7).getBoolean("deleted"));
    assertEquals("deactivated", payloads.get(8).getString("status"));
    JsonObject deleted = payloads.get(10);
    assertTrue(deleted.getBoolean("deleted"));
    assertEquals("deleted", deleted.getString("status"));
    assertEquals(deleted.getString("updated_at"), deleted.getString("deleted_at"));
  }

  @Test
  void destinationThatIsGoneIsToldAgainWhenAnOperatorStartsIt() {
    String image = owner.create("of one who left");
    try (JmxConnection console = JmxConnection.to(TestBed.get().server())) {
      EventsMXBean events = console.bean("Events", EventsMXBean.class);
      Await.until(() -> events.getStopped().get("leaver") == 1);
      Await.until(() -> events.getQueueLengths().get("leaver") > 0);
      assertTrue(events.getFailures().get("leaver") > 0);
      assertEquals(0, events.getStopped().get("hook"));

      LEAVER.behave(asked -> Reply.of(200));
      Await.until(() -> starts(events));

      Await.until(() -> types(told(LEAVER, image)).contains("image.create"));
      Await.until(() -> events.getQueueLengths().get("leaver") == 0);
      assertEquals(0, events.getStopped().get("leaver"));
      assertTrue(events.getTold().get("leaver") > 0);
    }
  }

  /** Not where it meets a connection that the database closed in a test before. */
  private static boolean starts(EventsMXBean events) {
    try {
      events.startStopped();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  @Test
  void eventsWaitForBrokerThatIsAway() {
    BROKER.stop();
    String image = owner.create("while nobody listens");
    Await.until(() -> types(told(HOOK, image)).contains("image.create"));
    BROKER.start();

    try (Notifications notifications = new Notifications(BROKER.listening("glance"))) {
      Await.until(() -> types(notifications.of(idOf(image))).contains("image.create"));
    }
  }
}
