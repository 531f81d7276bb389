package org.cloudimages.recycle.boundary;

import static org.cloudimages.testing.Api.binned;
import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the bytes of a deleted image, while the reclaimer is at work, and of quota. */
@ArquillianTest
@SharedDeployment(SharedDeployment.MOVED_CLOCK)
class RecycledDataIT {

  private static final int MOVING = 32;
  private static final int ROUNDS = 5;

  private final Api owner = Api.as("member");
  private final Api keeper = Api.as("keeper");
  private final Api stranger = Api.as("stranger");
  private final List<String> bounded = new ArrayList<>();

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.withMovedClock();
  }

  @AfterEach
  void leaveRoom() {
    for (String image : bounded) {
      stranger.delete(image);
      stranger.delete(binned(image));
    }
  }

  private static void probe(String path) {
    Api.as("admin").send("POST", "/v2/probe/" + path, BodyPublishers.noBody()).expect(204);
  }

  private static int blobs(String image, String state) {
    return Integer.parseInt(
        Api.as("admin").get("/v2/probe/blobs/" + idOf(image) + "/" + state).expect(200).body());
  }

  private static boolean hasNoBlob(String image) {
    return Api.as("admin").get("/v2/probe/rows/blobs/" + idOf(image)).body().equals("0");
  }

  private Answer upload(int size) {
    String image = stranger.createRaw();
    bounded.add(image);
    return stranger.upload(image, BodyPublishers.ofByteArray(new byte[size]));
  }

  private String withData() {
    String image = owner.createRaw();
    owner.upload(image, "some bytes").expect(204);
    return image;
  }

  /** Waits until the reclaimer has removed what was deleted later than everything before. */
  private void letReclaimerWork() {
    String image = withData();
    owner.delete(image).expect(204);
    owner.delete(binned(image)).expect(204);
    Await.until(() -> hasNoBlob(image));
  }

  @Test
  void bytesAreKeptAndComeBack() {
    String image = withData();
    JsonObject before = owner.get(image).json();
    owner.delete(image).expect(204);
    letReclaimerWork();
    assertEquals(1, blobs(image, "RECYCLED"));

    JsonObject restored = owner.restore(image).expect(200).json();

    assertEquals("active", restored.getString("status"));
    for (String same : new String[] {"size", "checksum", "os_hash_value", "file"}) {
      assertEquals(before.get(same), restored.get(same), same);
    }
    letReclaimerWork();
    assertEquals(1, blobs(image, "LIVE"));
    owner.upload(image, "some bytes").expect(409);
  }

  @Test
  void purgedBytesAreRemovedAtOnce() {
    String image = withData();
    owner.delete(image).expect(204);

    owner.delete(binned(image)).expect(204);

    Await.until(() -> hasNoBlob(image));
  }

  @Test
  void bytesAreRemovedWhenTheTimeIsOver() {
    String image = withData();
    owner.delete(image).expect(204);

    probe("clock/" + TestWar.TEN_MINUTES);

    owner.restore(image).expect(404);
    Await.until(() -> hasNoBlob(image));
  }

  @Test
  void uploadThatRanHasEndedAndAnotherMayCome() {
    String image = owner.createRaw();
    probe("blobs/" + idOf(image) + "/default/written/PT1H");
    owner.delete(image).expect(204);

    assertEquals("queued", owner.restore(image).expect(200).json().getString("status"));

    owner.upload(image, "some bytes").expect(204);
    assertEquals(1, blobs(image, "LIVE"));
  }

  @Test
  void stagedBytesAreNotKept() {
    String image = owner.createRaw();
    owner.put(image + "/stage", BodyPublishers.ofString("some bytes")).expect(204);
    owner.delete(image).expect(204);

    Await.until(() -> hasNoBlob(image));
    JsonObject restored = owner.restore(image).expect(200).json();

    assertEquals("queued", restored.getString("status"));
    assertEquals(JsonValue.NULL, restored.get("size"));
  }

  @Test
  void restorationThatDoesNotFindExactlyItsBytesChangesNothing() {
    String image = withData();
    probe("blobs/" + idOf(image) + "/default/live");
    owner.delete(image).expect(204);

    owner
        .restore(image)
        .expectFault(409, "The data of image " + idOf(image) + " are being removed.");

    owner.get(image).expect(404);
    owner.get(binned(image)).expect(200);
    assertEquals(2, blobs(image, "RECYCLED"));
  }

  @Test
  void binCountsAgainstTheQuotaUntilItIsPurged() {
    String image = keeper.create("one of one");
    keeper.delete(image).expect(204);
    keeper.post("/v2/images", JsonValue.EMPTY_JSON_OBJECT).expect(413);

    keeper.restore(image).expect(200);
    keeper.delete(image).expect(204);
    keeper.delete(binned(image)).expect(204);

    String another = keeper.create("another one");
    keeper.delete(another).expect(204);
    keeper.delete(binned(another)).expect(204);
  }

  @Test
  void bytesInTheBinCountAgainstTheQuotaUntilTheyArePurged() {
    upload(1 << 20).expect(204);
    String image = bounded.get(0);
    stranger.delete(image).expect(204);
    assertEquals(1, usedMebibytes());
    upload(1).expect(413);

    stranger.restore(image).expect(200);
    assertEquals(1, usedMebibytes());
    upload(1).expect(413);

    stranger.delete(image).expect(204);
    stranger.delete(binned(image)).expect(204);
    assertEquals(0, usedMebibytes());
    upload(1).expect(204);
  }

  @Test
  void noBytesAreMissedWhileTheyMoveIntoTheBinAndOutOfIt() {
    for (int n = 0; n < MOVING; n++) {
      upload((1 << 20) / MOVING).expect(204);
    }
    List<String> moving = List.copyOf(bounded);
    String one = stranger.createRaw();
    bounded.add(one);
    for (int round = 0; round < ROUNDS; round++) {
      refusedWhile(one, () -> moving.forEach(image -> stranger.delete(image).expect(204)));
      refusedWhile(one, () -> moving.forEach(image -> stranger.restore(image).expect(200)));
    }
  }

  private void refusedWhile(String image, Runnable moves) {
    CompletableFuture<Void> moving = CompletableFuture.runAsync(moves);
    while (!moving.isDone()) {
      stranger.upload(image, BodyPublishers.ofByteArray(new byte[1000])).expect(413);
    }
    moving.join();
  }

  private int usedMebibytes() {
    return stranger
        .get("/v2/info/usage")
        .expect(200)
        .json()
        .getJsonObject("usage")
        .getJsonObject("image_size_total")
        .getInt("usage");
  }
}
