package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node on which as many clients hold threads as may. */
@ArquillianTest
class TransferLimitIT {

  private static final int MOST = 2;
  private static final long ANNOUNCED = 1_000_000;

  /** Far less than the grace. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

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

  /** All but the one that WildFly gives by itself, for which no thread waits. */
  @ParameterizedTest
  @EnumSource(names = "ARCHIVE", mode = EnumSource.Mode.EXCLUDE)
  void answerDoesNotWaitForTheBody(EarlyAnswer early) {
    String image = image();
    List<Trickle> busy = early.isOfABusyNode() ? senders() : List.of();
    try (Trickle client = early.silent(image)) {
      Await.until(LIMIT, () -> isAnswered(client));

      assertEquals(early.status(), client.status(), client::start);
      assertEquals(List.of("close"), connection(client), client::start);
      Await.until(LIMIT, () -> hasEnded(client));
    } finally {
      busy.forEach(Trickle::close);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"VERSIONS", "UNAUTHORIZED", "NOT_FOUND", "HEADER_TOO_LARGE"})
  void answerDoesNotWaitForTheNextChunk(EarlyAnswer early) {
    try (Trickle client = early.ask("", "Transfer-Encoding: chunked", "a\r\n{")) {
      Await.until(LIMIT, () -> isAnswered(client));

      assertEquals(early.status(), client.status(), client::start);
      assertEquals(List.of("close"), connection(client), client::start);
      Await.until(LIMIT, () -> hasEnded(client));
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"TOO_LARGE", "UNAVAILABLE", "ARCHIVE"},
      mode = EnumSource.Mode.EXCLUDE)
  void connectionIsKeptWhereTheBodyIsThere(EarlyAnswer early) {
    try (Trickle client = early.ask(image(), "Content-Length: 4", "body")) {
      Await.until(LIMIT, () -> isAnswered(client));

      assertEquals(early.status(), client.status(), client::start);
      assertNotEquals(List.of("close"), connection(client), client::start);
    }
  }

  @Test
  void clientThatSendsOnGetsItsAnswer() {
    try (Trickle client = EarlyAnswer.NOT_FOUND.ask("", "Content-Length: 500000", "")) {
      Await.until(LIMIT, () -> isAnswered(client));
      client.send("x".repeat(400_000));

      assertFalse(hasEnded(client));
    }
  }

  @Test
  void ofManyWhoseAnswersAreOutTheOldestAreEndedAtOnce() {
    List<Trickle> silent =
        Stream.generate(() -> EarlyAnswer.UNAUTHORIZED.silent("")).limit(MOST + 20).toList();
    try {
      Await.until(LIMIT, () -> silent.stream().allMatch(TransferLimitIT::isAnswered));
      Await.until(LIMIT, () -> silent.stream().filter(TransferLimitIT::hasEnded).count() >= 20);
    } finally {
      silent.forEach(Trickle::close);
    }
  }

  /** Uploads that take as many threads as they may. */
  private List<Trickle> senders() {
    List<String> images = Stream.generate(this::image).limit(MOST).toList();
    List<Trickle> senders =
        images.stream().map(image -> Trickle.upload(image, token, ANNOUNCED)).toList();
    Await.until(() -> images.stream().allMatch(image -> status(image).equals("saving")));
    return senders;
  }

  private static boolean isAnswered(Trickle client) {
    client.hurry();
    return client.start().contains("\r\n\r\n");
  }

  private static boolean hasEnded(Trickle client) {
    client.hurry();
    return client.hasEnded();
  }

  private static List<String> connection(Trickle client) {
    return client
        .start()
        .lines()
        .map(line -> line.toLowerCase(Locale.ROOT).split(": ", 2))
        .filter(field -> field[0].equals("connection"))
        .map(field -> field[1])
        .toList();
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
