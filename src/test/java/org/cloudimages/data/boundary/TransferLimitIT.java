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
import org.cloudimages.testing.RawConnection;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.WildFlyOnly;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node on which as many clients hold threads as may. */
@ArquillianTest
class TransferLimitIT {

  private static final int ALL = 4;

  /** Those of one project while nobody else wants any. */
  private static final int HALF = 2;

  private static final int WAITING = 2;
  private static final long ANNOUNCED = 1_000_000;

  /** Far less than the grace. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

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
    String filled = owner.createRaw();
    // because a node notices a moment later that the clients of another test have gone
    Await.until(() -> upload(owner, filled).status() == 204);
    String waiting = owner.createRaw();
    Busy busy = new Busy("member", HALF);
    try (busy) {
      expectToComeBack(upload(owner, waiting));
      expectToComeBack(owner.get(filled + "/file"));
      assertEquals("queued", owner.status(waiting));
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
      String filled = stranger.createRaw();
      upload(stranger, filled).expect(204);
      // because the project has little room in other tests
      stranger.delete(filled).expect(204);
      Busy second = new Busy("stranger", 1);
      try (second) {
        expectToComeBack(upload(stranger, stranger.createRaw()));
        theLastOneIsForAThirdProject();
      }
    }
  }

  private static void theLastOneIsForAThirdProject() {
    Busy third = new Busy("solo", 1);
    try (third) {
      Api late = Api.as("hasty");
      expectToComeBack(upload(late, late.createRaw()));
    }
    Api solo = Api.as("solo");
    Await.until(() -> upload(solo, solo.createRaw()).status() == 204);
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
      owner.delete(owner.createRaw()).expect(204);
      next.close();
    } finally {
      silent.forEach(Trickle::close);
    }
  }

  /** All but the one that WildFly gives by itself, for which no thread waits. */
  @ParameterizedTest
  @EnumSource(names = "ARCHIVE", mode = EnumSource.Mode.EXCLUDE)
  void answerDoesNotWaitForTheBody(EarlyAnswer early) {
    String image = owner.createRaw();
    Busy busy = new Busy("member", early.isOfABusyNode() ? HALF : 0);
    try (busy;
        Trickle client = early.silent(image)) {
      Await.until(LIMIT, () -> isAnswered(client));

      assertEquals(early.status(), client.status(), client::start);
      assertEquals(List.of("close"), connection(client), client::start);
    }
  }

  @Test
  // because Payara keeps it for half a minute, but no thread
  @WildFlyOnly
  void connectionEndsWhenTheBodyDoesNotCome() {
    try (Trickle client = EarlyAnswer.UNAUTHORIZED.silent("")) {
      Await.until(LIMIT, () -> hasEnded(client));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"VERSIONS", "UNAUTHORIZED", "NOT_FOUND", "HEADER_TOO_LARGE"})
  void answerDoesNotWaitForTheNextChunk(EarlyAnswer early) {
    try (Trickle client = early.ask("", "Transfer-Encoding: chunked", "a\r\n{")) {
      Await.until(LIMIT, () -> isAnswered(client));

      assertEquals(early.status(), client.status(), client::start);
      assertEquals(List.of("close"), connection(client), client::start);
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"TOO_LARGE", "UNAVAILABLE", "ARCHIVE"},
      mode = EnumSource.Mode.EXCLUDE)
  void connectionIsKeptWhereTheBodyIsThere(EarlyAnswer early) {
    try (Trickle client = early.ask(owner.createRaw(), "Content-Length: 4", "body")) {
      Await.until(LIMIT, () -> isAnswered(client));

      assertEquals(early.status(), client.status(), client::start);
      // because Payara ends the connection with each 400
      if (early.status() != 400 || System.getProperty("server").equals("wildfly")) {
        assertNotEquals(List.of("close"), connection(client), client::start);
      }
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
  // because Payara keeps the connections
  @WildFlyOnly
  void ofManyWhoseAnswersAreOutTheOldestAreEndedAtOnce() {
    List<Trickle> silent =
        Stream.generate(() -> EarlyAnswer.UNAUTHORIZED.silent("")).limit(WAITING + 20).toList();
    try {
      Await.until(LIMIT, () -> silent.stream().allMatch(TransferLimitIT::isAnswered));
      Await.until(LIMIT, () -> silent.stream().filter(TransferLimitIT::hasEnded).count() >= 20);
    } finally {
      silent.forEach(Trickle::close);
    }
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
        RawConnection.head("POST /v2/images", token)
            + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n");
  }

  private static void expectToComeBack(Answer answer) {
    assertEquals(Optional.of("5"), answer.expect(503).header("Retry-After"));
  }

  private static Answer upload(Api api, String image) {
    return api.upload(image, BodyPublishers.ofByteArray(new byte[] {1}));
  }

  /** Uploads of one user that go on until they are closed. */
  private static final class Busy implements AutoCloseable {

    private final Api api;
    private final List<String> images;
    private final List<Trickle> senders;

    Busy(String user, int count) {
      api = Api.as(user);
      String token = TestBed.get().users().token(user);
      images = Stream.generate(() -> api.createRaw()).limit(count).toList();
      senders = images.stream().map(image -> Trickle.upload(image, token, ANNOUNCED)).toList();
      Await.until(() -> images.stream().allMatch(image -> api.status(image).equals("saving")));
    }

    @Override
    public void close() {
      senders.forEach(Trickle::close);
      images.forEach(api::delete);
    }
  }
}
