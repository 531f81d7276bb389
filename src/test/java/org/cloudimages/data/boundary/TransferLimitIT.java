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

  private static final int MOST = 2;
  private static final long ANNOUNCED = 1_000_000;

  private final Api owner = Api.as("member");
  private final String token = TestBed.get().users().token("member");

  @Deployment(testable = false)
  static WebArchive war() {
    String most = Integer.toString(MOST);
    return TestWar.create(Map.of("images.limit.transfers", most, "images.limit.waiting", most));
  }

  @Test
  void furtherTransfersAreRefusedAndNothingElse() {
    String filled = image();
    upload(filled).expect(204);
    String waiting = image();
    List<String> busy = Stream.generate(this::image).limit(MOST).toList();
    List<Trickle> senders =
        busy.stream().map(image -> Trickle.upload(image, token, ANNOUNCED)).toList();
    try {
      Await.until(() -> busy.stream().allMatch(image -> status(image).equals("saving")));

      expectToComeBack(upload(waiting));
      expectToComeBack(download(filled));
      assertEquals("queued", status(waiting));
      owner.get("/v2/images").expect(200);
      owner.delete(busy.get(0)).expect(204);
    } finally {
      senders.forEach(Trickle::close);
    }
    Await.until(() -> upload(waiting).status() == 204);
    download(filled).expect(200);
  }

  @Test
  void ofManyRequestsThatWaitForTheirBodiesTheOldestAreEnded() {
    List<Trickle> silent = Stream.generate(this::creation).limit(MOST + 2).toList();
    try {
      Await.until(
          () -> {
            silent.forEach(Trickle::hurry);
            return silent.stream().filter(client -> client.status() == 400).count() == 2;
          });

      Trickle next = creation();
      owner.delete(image()).expect(204);
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

  private String image() {
    return owner.create(JsonText.object("{'disk_format':'raw','container_format':'bare'}"));
  }

  private Answer upload(String image) {
    return owner
        .with("Content-Type", "application/octet-stream")
        .send("PUT", image + "/file", BodyPublishers.ofByteArray(new byte[] {1}));
  }

  private Answer download(String image) {
    return owner.get(image + "/file");
  }

  private String status(String image) {
    return owner.get(image).json().getString("status");
  }
}
