package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A node on which as many clients hold threads as may. */
@ArquillianTest
class TransferLimitIT {

  private static final int ALL = 4;

  /** Those of one project while nobody else wants any. */
  private static final int HALF = 2;

  private static final int WAITING = 2;
  private static final long ANNOUNCED = 1_000_000;

  private final Api owner = Api.as("member");
  private final String token = TestBed.get().users().token("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of(
            "images.limit.transfers", Integer.toString(ALL),
            "images.limit.waiting", Integer.toString(WAITING)));
  }

  @Test
  void furtherTransfersAreRefusedAndNothingElse() {
    String filled = image(owner);
    upload(owner, filled).expect(204);
    String waiting = image(owner);
    Busy busy = new Busy("member", HALF);
    try (busy) {
      expectToComeBack(upload(owner, waiting));
      expectToComeBack(owner.get(filled + "/file"));
      assertEquals("queued", status(owner, waiting));
      owner.get("/v2/images").expect(200);
      owner.delete(busy.images.get(0)).expect(204);
    }
    Await.until(() -> upload(owner, waiting).status() == 204);
    owner.get(filled + "/file").expect(200);
  }

  @Test
  void oneProjectLeavesTransfersToOthersAndEachHasOne() {
    Busy greedy = new Busy("member", HALF);
    try (greedy) {
      Api stranger = Api.as("stranger");
      upload(stranger, image(stranger)).expect(204);
      Busy second = new Busy("stranger", 1);
      try (second) {
        expectToComeBack(upload(stranger, image(stranger)));
        theLastOneIsForAThirdProject();
      }
    }
  }

  private static void theLastOneIsForAThirdProject() {
    Busy third = new Busy("solo", 1);
    try (third) {
      Api late = Api.as("hasty");
      expectToComeBack(upload(late, image(late)));
    }
    Api solo = Api.as("solo");
    Await.until(() -> upload(solo, image(solo)).status() == 204);
  }

  @Test
  void ofManyRequestsThatWaitForTheirBodiesTheOldestAreEnded() {
    List<Trickle> silent = Stream.generate(this::creation).limit(WAITING + 2).toList();
    try {
      Await.until(
          () -> {
            silent.forEach(Trickle::hurry);
            return silent.stream().filter(client -> client.status() == 400).count() == 2;
          });

      Trickle next = creation();
      owner.delete(image(owner)).expect(204);
      next.close();
    } finally {
      silent.forEach(Trickle::close);
    }
  }

  /** Announces an image, and sends nothing of it. */
  private Trickle creation() {
    return Trickle.request(
        "POST /v2/images HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: "
            + token
            + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n");
  }

  private static void expectToComeBack(Answer answer) {
    assertEquals(Optional.of("5"), answer.expect(503).header("Retry-After"));
  }

  private static String image(Api api) {
    return api.create(JsonText.object("{'disk_format':'raw','container_format':'bare'}"));
  }

  private static Answer upload(Api api, String image) {
    return api.with("Content-Type", "application/octet-stream")
        .send("PUT", image + "/file", BodyPublishers.ofByteArray(new byte[] {1}));
  }

  private static String status(Api api, String image) {
    return api.get(image).json().getString("status");
  }

  /** Uploads of one user that go on until they are closed. */
  private static final class Busy implements AutoCloseable {

    private final List<String> images;
    private final List<Trickle> senders;

    Busy(String user, int count) {
      Api api = Api.as(user);
      String token = TestBed.get().users().token(user);
      images = Stream.generate(() -> image(api)).limit(count).toList();
      senders = images.stream().map(image -> Trickle.upload(image, token, ANNOUNCED)).toList();
      Await.until(() -> images.stream().allMatch(image -> status(api, image).equals("saving")));
    }

    @Override
    public void close() {
      senders.forEach(Trickle::close);
    }
  }
}
