package org.cloudimages.data.importing;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.AppServer;
import org.cloudimages.store.FaultyStore.Mode;
import org.cloudimages.store.FaultyStore.Verb;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.StoreSwitch;
import org.cloudimages.testing.StoredFiles;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.StubServer.Reply;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server is killed while it imports. */
@ArquillianTest
@Tag("postgresql")
@Tag("slow")
class ImportCrashIT {

  private static final String STORE = "import-shaky";
  private static final String DATA = "data of an import";

  private final Api owner = Api.as("member");
  private final Api admin = Api.as("admin");

  @Deployment(testable = false)
  static WebArchive war() {
    Map<String, String> settings = new HashMap<>();
    settings.put("images.stores", "default," + STORE);
    settings.put("images.store." + STORE + ".type", "faulty");
    settings.put("images.outbound.allowed-networks", "127.0.0.0/8");
    settings.put("images.outbound.allowed-ports", "all");
    settings.put("images.tasks.threads", "8");
    settings.put("images.tasks.running-per-project", "8");
    for (String room : List.of("images.tasks", "images.upload")) {
      settings.put(room + ".lease", "PT3S");
      settings.put(room + ".check", "PT0.2S");
    }
    settings.put("images.tasks.interval", "PT0.2S");
    settings.put("images.reclaim.interval", "PT0.5S");
    settings.put("images.reclaim.lease-margin", "PT0S");
    return TestWar.create(settings);
  }

  private void ask(Api api, String image, String method, String more) {
    api.post(image + "/import", JsonText.object("{'method':{'name':'" + method + "'" + more + "}"))
        .expect(202);
  }

  private String staged() {
    String image = owner.createRaw();
    owner.put(image + "/stage", BodyPublishers.ofString(DATA)).expect(204);
    return image;
  }

  private int count(String image, String state) {
    return Integer.parseInt(
        owner.get("/v2/probe/blobs/" + idOf(image) + "/" + state).expect(200).body());
  }

  private void awaitFailure(String image) {
    Await.until(() -> owner.get(image).json().getString("os_glance_import_task").isEmpty());
    JsonObject task =
        owner.get(image + "/tasks").expect(200).json().getJsonArray("tasks").getJsonObject(0);
    assertEquals("failure", task.getString("status"), task::toString);
  }

  /** Waits until nothing is left of an import but so many blobs. */
  private void awaitBlobs(String image, int live) {
    Await.until(
        () ->
            List.of("WRITING", "DOOMED", "RECLAIMING", "POSTPONED").stream()
                .allMatch(state -> count(image, state) == 0));
    assertEquals(live, count(image, "LIVE"));
  }

  @Test
  void importsThatAKilledServerWasAtFailAndLeaveNothing() {
    CountDownLatch never = new CountDownLatch(1);
    AppServer server = TestBed.get().server();
    Await.until(() -> owner.get("/v2/images?limit=1").status() == 200);
    try (StubServer web =
        new StubServer(
            asked -> {
              never.await();
              return Reply.of(404);
            })) {
      // because a store whose directory was never made removes nothing
      owner.with("X-Image-Meta-Store", STORE).upload(owner.createRaw(), DATA).expect(204);
      new StoreSwitch(owner, STORE).to(Mode.DEAF, Verb.PUT);
      String both = ",'stores':['default','" + STORE + "']";
      String whole = staged();
      ask(owner, whole, "glance-direct", "}" + both);
      String parts = staged();
      ask(owner, parts, "glance-direct", "}" + both + ",'all_stores_must_succeed':false");
      String copied = owner.createRaw();
      owner.upload(copied, DATA).expect(204);
      ask(admin, copied, "copy-image", "},'all_stores':true");
      String fetched = owner.createRaw();
      ask(owner, fetched, "web-download", ",'uri':'" + web.url() + "/disk'}");
      Await.until(() -> web.count("GET") == 1 && count(whole, "WRITING") == 2);
      Await.until(() -> count(parts, "WRITING") == 1 && count(copied, "WRITING") == 1);
      assertEquals("importing", owner.status(whole));
      assertEquals("active", owner.status(parts));

      server.kill();
      server.start();
      Await.until(() -> owner.get("/v2/images?limit=1").status() == 200);

      List.of(whole, parts, copied, fetched).forEach(this::awaitFailure);
      awaitBlobs(whole, 1);
      awaitBlobs(parts, 1);
      awaitBlobs(copied, 1);
      awaitBlobs(fetched, 0);
      assertEquals("queued", owner.status(whole));
      assertEquals(JsonValue.NULL, owner.get(whole).json().get("size"));
      assertEquals("queued", owner.status(fetched));
      for (String image : List.of(parts, copied)) {
        assertEquals("default", owner.get(image).json().getString("stores"));
        assertEquals(DATA, owner.get(image + "/file").expect(200).body());
      }
      assertEquals(1, StoredFiles.count(TestBed.get().data().resolve("images-" + STORE)));

      ask(owner, whole, "glance-direct", "}");
      Await.until(() -> owner.status(whole).equals("active"));
      assertEquals(DATA, owner.get(whole + "/file").expect(200).body());
    }
  }
}
