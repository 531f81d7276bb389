package org.cloudimages.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.database.DerbyDatabase;
import org.cloudimages.database.StandingClock;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.idempotency.KeyedRequests.Answered;
import org.cloudimages.idempotency.entity.IdempotencyKey;
import org.cloudimages.idempotency.entity.KeptAnswer;
import org.cloudimages.identity.Caller;
import org.cloudimages.testing.SettableClock;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys on a real database, without a server: two nodes are two doors. */
class KeyedRequestsTest {

  private static final KeptAnswer FIRST =
      new KeptAnswer(201, Map.of("Location", "http://x/ä"), "{\"name\":\"ä \\\"\"}");
  private static final KeptAnswer SECOND = new KeptAnswer(202, Map.of(), "");

  private static DerbyDatabase database;

  private final String project = UUID.randomUUID().toString();
  private final KeyedRequest request = request("k", "body");
  private final SettableClock time = new SettableClock(Instant.parse("2026-11-29T12:00:00Z"));
  private final DatabaseClock clock = new StandingClock(time);
  private final AtomicInteger done = new AtomicInteger();

  /** One node, with all that belongs to it. */
  private final class Node {
    final IdempotencySettings settings;
    final KeyRows rows = new TransactedRows();
    final KeyCounts counts;
    final KeyedRequests requests;

    Node(String... setting) {
      settings =
          new IdempotencySettings(
              Settings.of(setting.length == 0 ? Map.of() : Map.of(setting[0], setting[1])));
      counts = new KeyCounts(rows, settings);
      requests =
          new KeyedRequests(new KnownKeys(rows, settings, clock), new TransactedWork(rows), counts);
    }

    Answered answer(KeyedRequest request, Supplier<KeptAnswer> work) {
      return requests.answer(request, () -> "", nothing -> work.get());
    }
  }

  /** What a server does for methods that are transactional. */
  private static final class TransactedRows extends KeyRows {

    TransactedRows() {
      super(database);
    }

    @Override
    public void claim(IdempotencyKey key) {
      database.transact(() -> super.claim(key));
    }

    @Override
    public void finish(IdempotencyKey claim, KeptAnswer answer) {
      database.transact(() -> super.finish(claim, answer));
    }

    @Override
    public void remove(IdempotencyKey key) {
      database.transact(() -> super.remove(key));
    }

    @Override
    public void remove(List<String> ids, Instant oldest) {
      database.transact(() -> super.remove(ids, oldest));
    }
  }

  private final class TransactedWork extends KeyedWork {

    TransactedWork(KeyRows rows) {
      super(rows, clock);
    }

    @Override
    public KeptAnswer once(KeyedRequest request, Supplier<KeptAnswer> work) {
      return database.transact(() -> super.once(request, work));
    }
  }

  private final Node here = new Node();
  private final Node there = new Node();

  /** One for all tests, each of which is a project of its own. */
  @BeforeAll
  static void open() {
    database = new DerbyDatabase();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private KeyedRequest request(String key, String content) {
    return KeyedRequest.of(key, new Caller("u", project, Set.of()), List.of(content));
  }

  private Supplier<KeptAnswer> doing(KeptAnswer answer) {
    return () -> {
      done.incrementAndGet();
      return answer;
    };
  }

  private static KeptAnswer fail() {
    throw ImagesException.forbidden("no");
  }

  private static <T> T elsewhere(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work).join();
  }

  private static Fault refusal(Runnable request) {
    return assertThrows(ImagesException.class, request::run).fault();
  }

  private static void assertStillRunning(Fault fault) {
    assertEquals(409, fault.type().status());
    assertEquals(OptionalInt.of(1), fault.retryAfter());
  }

  @Test
  void requestIsDoneOnceAndAnsweredAsOftenAsItComesOnWhicheverNode() {
    assertEquals(new Answered(FIRST, false), here.answer(request, doing(FIRST)));

    assertEquals(new Answered(FIRST, true), here.answer(request, doing(SECOND)));
    assertEquals(new Answered(FIRST, true), there.answer(request, doing(SECOND)));
    assertEquals(1, done.get());
    assertEquals(1, here.requests.replays());
    assertEquals(new Answered(SECOND, false), here.answer(request("l", ""), doing(SECOND)));
    assertEquals(new Answered(SECOND, true), here.answer(request("l", ""), doing(FIRST)));
  }

  @Test
  void failureLeavesNothing() {
    assertEquals(403, refusal(() -> here.answer(request, KeyedRequestsTest::fail)).type().status());

    assertEquals(new Answered(SECOND, false), here.answer(request, doing(SECOND)));
  }

  @Test
  void failureBeforeTheTransactionLeavesNothingEither() {
    refusal(() -> here.requests.answer(request, () -> fail().body(), body -> FIRST));

    assertEquals(new Answered(SECOND, false), here.answer(request, doing(SECOND)));
  }

  @Test
  void keyOfAnotherRequestIsRefused() {
    here.answer(request, doing(FIRST));
    here.requests.answerInParts(request("parts", "a"), doing(FIRST));

    for (Runnable other :
        List.<Runnable>of(
            () -> here.answer(request("k", "other"), doing(SECOND)),
            () -> there.requests.answerInParts(request("k", "other"), doing(SECOND)),
            () -> there.requests.answerInParts(request("parts", "b"), doing(SECOND)))) {
      assertEquals("unprocessableEntity", refusal(other).type().key());
    }
    assertEquals(2, done.get());
  }

  @Test
  void requestThatRunsOnTheSameNodeIsRefused() {
    here.answer(
        request,
        () -> {
          assertStillRunning(refusal(() -> here.answer(request, doing(SECOND))));
          return FIRST;
        });

    assertEquals(0, done.get());
    assertEquals(1, here.requests.conflicts());
    assertEquals(0, here.requests.replays());
  }

  /** It finds the key when it has done the work, or is refused what the other one has done. */
  @Test
  void requestThatAnotherNodeHasDoneMeanwhileIsAnsweredLikeThat() {
    for (Supplier<KeptAnswer> end :
        List.<Supplier<KeptAnswer>>of(doing(SECOND), KeyedRequestsTest::fail)) {
      KeyedRequest both = request("k" + done.get(), "");
      Supplier<KeptAnswer> work =
          () -> {
            elsewhere(() -> there.answer(both, doing(FIRST)));
            return end.get();
          };

      assertEquals(new Answered(FIRST, true), here.answer(both, work));
    }
  }

  @Test
  void requestThatAnotherNodeIsAboutToFinishIsRefused() {
    database.transact(
        () -> {
          database
              .current()
              .createNativeQuery(
                  "CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.waitTimeout', '1')")
              .executeUpdate();
        });

    database.transact(
        () -> {
          there.rows.add(request.row(clock.instant()).answered(FIRST));
          Fault waited =
              elsewhere(
                  () ->
                      refusal(
                          () ->
                              database.transact(
                                  () -> here.rows.add(request.row(clock.instant())))));
          assertStillRunning(waited);
        });
  }

  @Test
  void answerIsKeptForItsTime() {
    here.answer(request, doing(FIRST));
    time.advance(Duration.ofHours(24).minusNanos(1000));
    assertTrue(here.answer(request, doing(SECOND)).isReplayed());

    time.advance(Duration.ofNanos(1000));

    assertEquals(new Answered(SECOND, false), here.answer(request, doing(SECOND)));
    assertTrue(here.answer(request, doing(FIRST)).isReplayed());
  }

  @Test
  void oldKeysAreRemovedInBatches() {
    for (int n = 0; n < 3; n++) {
      here.answer(request("k" + n, ""), doing(FIRST));
      time.advance(Duration.ofHours(1));
    }
    Instant oldest = clock.instant().minus(Duration.ofHours(2));

    List<String> batch = here.rows.expired(oldest, 1);
    assertEquals(1, batch.size());
    here.rows.remove(batch, oldest);
    here.rows.remove(here.rows.expired(oldest, 99), oldest);

    assertEquals(1, here.rows.counts().get(project));
  }

  @Test
  void partsAreDoneOnceAndKeepOthersOut() {
    Answered first =
        here.requests.answerInParts(
            request,
            () -> {
              assertStillRunning(
                  refusal(() -> there.requests.answerInParts(request, doing(SECOND))));
              return FIRST;
            });

    assertEquals(new Answered(FIRST, false), first);
    assertEquals(new Answered(FIRST, true), there.requests.answerInParts(request, doing(SECOND)));
    assertEquals(0, done.get());
    assertEquals(1, there.requests.conflicts());
  }

  @Test
  void partsWhoseNodeHasDiedAreGoneOnWith() {
    new KnownKeys(here.rows, here.settings, clock).claim(request);
    assertStillRunning(refusal(() -> there.requests.answerInParts(request, doing(SECOND))));

    time.advance(KnownKeys.CLAIM);

    assertFalse(there.requests.answerInParts(request, doing(FIRST)).isReplayed());
    assertEquals(new Answered(FIRST, true), here.requests.answerInParts(request, doing(SECOND)));
  }

  @Test
  void whoComesBackAfterItsTimeKeepsNothingOfWhatAnotherOneDoes() {
    Answered late =
        here.requests.answerInParts(
            request,
            () -> {
              time.advance(KnownKeys.CLAIM);
              there.requests.answerInParts(request, doing(FIRST));
              return SECOND;
            });

    assertEquals(new Answered(SECOND, false), late);
    assertEquals(new Answered(FIRST, true), here.requests.answerInParts(request, doing(SECOND)));
  }

  @Test
  void partsThatFailAsAWholeLeaveNothing() {
    refusal(() -> here.requests.answerInParts(request, KeyedRequestsTest::fail));

    assertFalse(there.requests.answerInParts(request, doing(FIRST)).isReplayed());
  }

  @Test
  void projectHasAsManyKeysAsItMayAndIsStillAnsweredForThem() {
    Node full = new Node("images.idempotency.keys", "2");
    full.answer(request, doing(FIRST));
    full.requests.answerInParts(request("parts", ""), doing(SECOND));

    for (Runnable more :
        List.<Runnable>of(
            () -> full.answer(request("more", ""), doing(FIRST)),
            () -> full.requests.answerInParts(request("more", ""), doing(FIRST)))) {
      Fault refusal = refusal(more);
      assertEquals("overLimit", refusal.type().key());
      assertEquals(OptionalInt.of(60), refusal.retryAfter());
    }

    assertTrue(full.answer(request, doing(SECOND)).isReplayed());
    assertTrue(full.requests.answerInParts(request("parts", ""), doing(FIRST)).isReplayed());
    long sum = full.counts.sum();
    Caller stranger = new Caller("u", project + " of others", Set.of());
    full.answer(KeyedRequest.of("k", stranger, List.of()), doing(FIRST));
    assertEquals(sum + 1, full.counts.sum());
  }

  @Test
  void roomComesBackWithTheNextCount() {
    Node full = new Node("images.idempotency.keys", "1");
    full.answer(request, doing(FIRST));
    time.advance(Duration.ofDays(1));
    full.rows.remove(full.rows.expired(clock.instant(), 99), clock.instant());
    assertEquals(413, refusal(() -> full.answer(request, doing(FIRST))).type().status());

    full.counts.count();

    full.answer(request, doing(FIRST));
  }

  @Test
  void settingsHaveDefaultsAndBounds() {
    assertEquals(
        new IdempotencySettings(Duration.ofDays(1), 10_000),
        new IdempotencySettings(Settings.of(Map.of())));
    assertEquals(
        new IdempotencySettings(Duration.ofHours(1), 5),
        new IdempotencySettings(
            Settings.of(
                Map.of("images.idempotency.retention", "PT1H", "images.idempotency.keys", "5"))));
    for (Map<String, String> wrong :
        List.of(
            Map.of("images.idempotency.retention", "PT59S"),
            Map.of("images.idempotency.keys", "0"))) {
      assertThrows(
          IllegalArgumentException.class, () -> new IdempotencySettings(Settings.of(wrong)));
    }
  }
}
