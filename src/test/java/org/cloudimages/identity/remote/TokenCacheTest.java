package org.cloudimages.identity.remote;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.TokenValidator.Expiry;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.SettableClock;
import org.junit.jupiter.api.Test;

class TokenCacheTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  private final SettableClock clock = new SettableClock(START);
  private final AtomicInteger lookUps = new AtomicInteger();

  private Optional<ValidToken> known = Optional.of(lasting(Duration.ofHours(1)));

  @Test
  void answerKeepsForTheTimeOfTheCache() {
    TokenCache cache = cache(Duration.ofMinutes(5));

    assertEquals(1, lookUpsAfter(cache, Duration.ZERO));
    assertEquals(1, lookUpsAfter(cache, Duration.ofSeconds(299)));
    assertEquals(2, lookUpsAfter(cache, Duration.ofSeconds(1)));
  }

  @Test
  void clearedCacheLooksUpAnew() {
    TokenCache cache = cache(Duration.ofMinutes(5));
    lookUpsAfter(cache, Duration.ZERO);
    lookUpsAfter(cache, Duration.ZERO);
    assertEquals(1, cache.misses());
    assertEquals(1, cache.hits());

    cache.clear();

    assertEquals(2, lookUpsAfter(cache, Duration.ZERO));
    assertEquals(2, cache.misses());
  }

  @Test
  void clockThatIsSetBackKeepsAnAnswerNoLonger() {
    TokenCache cache = cache(Duration.ofMinutes(5));
    assertEquals(1, lookUpsAfter(cache, Duration.ZERO));
    clock.set(Duration.ofHours(-1));

    assertEquals(2, lookUpsAfter(cache, Duration.ofMinutes(5)));
  }

  @Test
  void beingReadKeepsAnAnswerNoLonger() {
    TokenCache cache = cache(Duration.ofSeconds(10));
    for (int i = 0; i < 9; i++) {
      assertEquals(1, lookUpsAfter(cache, Duration.ofSeconds(1)));
    }

    assertEquals(2, lookUpsAfter(cache, Duration.ofSeconds(2)));
  }

  @Test
  void answerKeepsNoLongerThanTheToken() {
    known = Optional.of(lasting(Duration.ofSeconds(20)));
    TokenCache cache = cache(Duration.ofMinutes(5));

    assertEquals(1, lookUpsAfter(cache, Duration.ZERO));
    assertEquals(1, lookUpsAfter(cache, Duration.ofSeconds(19)));
    assertEquals(2, lookUpsAfter(cache, Duration.ofSeconds(1)));
    assertEquals(3, lookUpsAfter(cache, Duration.ofSeconds(1)));
  }

  @Test
  void refusalKeepsForAMinute() {
    known = Optional.empty();
    TokenCache cache = cache(Duration.ofMinutes(5));

    assertEquals(1, lookUpsAfter(cache, Duration.ZERO));
    assertEquals(1, lookUpsAfter(cache, Duration.ofSeconds(59)));
    assertEquals(2, lookUpsAfter(cache, Duration.ofSeconds(1)));
  }

  @Test
  void withoutATimeNothingIsKept() {
    TokenCache cache = cache(Duration.ZERO);

    assertEquals(1, lookUpsAfter(cache, Duration.ZERO));
    assertEquals(2, lookUpsAfter(cache, Duration.ZERO));
  }

  @Test
  void forgivenTokenIsAnotherQuestion() {
    TokenCache cache = cache(Duration.ofMinutes(5));
    cache.get("a", Expiry.ENFORCED, familiar -> Optional.empty());

    assertEquals(known, cache.get("a", Expiry.FORGIVEN, this::lookUp));
    assertEquals(Optional.empty(), cache.get("a", Expiry.ENFORCED, this::lookUp));
  }

  @Test
  void tokenIsFamiliarThatWasGoodTheLastTime() {
    TokenCache cache = cache(Duration.ZERO);
    List<Boolean> familiar = new ArrayList<>();
    TokenCache.LookUp noting =
        before -> {
          familiar.add(before);
          return familiar.size() < 2 ? Optional.empty() : known;
        };

    cache.get("a", Expiry.ENFORCED, noting);
    cache.get("a", Expiry.ENFORCED, noting);
    cache.get("a", Expiry.ENFORCED, noting);
    clock.advance(TokenCache.MEMORY);
    cache.get("a", Expiry.ENFORCED, noting);
    cache.get("a", Expiry.ENFORCED, before -> Optional.empty());
    cache.get("a", Expiry.ENFORCED, noting);

    assertEquals(List.of(false, false, true, false, false), familiar);
  }

  @Test
  void failureReachesAllWhoWaitAndIsNotKept() throws Exception {
    TokenCache cache = cache(Duration.ofMinutes(5));
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    TokenCache.LookUp failing =
        familiar -> {
          asked.countDown();
          await(answer);
          throw ImagesException.unavailable();
        };
    FutureTask<Fault> leader = new FutureTask<>(() -> refusal(cache, failing));
    FutureTask<Fault> follower = new FutureTask<>(() -> refusal(cache, this::lookUp));
    new Thread(leader).start();
    asked.await();
    Thread waiting = new Thread(follower);
    waiting.start();
    Await.until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    answer.countDown();

    assertEquals(leader.get(), follower.get());
    assertEquals(0, lookUps.get());
    assertEquals(known, cache.get("a", Expiry.ENFORCED, this::lookUp));
  }

  @Test
  void oneOfAThousandWhoAskAtOnceLooksUp() throws Exception {
    TokenCache cache = cache(Duration.ZERO);
    CountDownLatch answer = new CountDownLatch(1);
    AtomicInteger waiting = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(1000);
    try {
      List<Future<Optional<ValidToken>>> asking = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        asking.add(
            threads.submit(
                () -> {
                  if (waiting.incrementAndGet() == 1000) {
                    answer.countDown();
                  }
                  return cache.get(
                      "a",
                      Expiry.ENFORCED,
                      familiar -> {
                        await(answer);
                        return lookUp(familiar);
                      });
                }));
      }
      for (Future<Optional<ValidToken>> each : asking) {
        assertEquals(known, each.get());
      }
    } finally {
      threads.shutdownNow();
    }
    // because those that the last arrival overtook may ask anew, with a cache that keeps nothing
    assertTrue(lookUps.get() < 20, () -> lookUps + " look-ups");
  }

  @Test
  void whoWaitsTooLongIsToldSo() throws Exception {
    TokenCache cache =
        new TokenCache(Duration.ZERO, Duration.ofMillis(50), clock, clock.stopWatch());
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Optional<ValidToken>> leader =
          threads.submit(
              () ->
                  cache.get(
                      "a",
                      Expiry.ENFORCED,
                      familiar -> {
                        asked.countDown();
                        await(answer);
                        return lookUp(familiar);
                      }));
      asked.await();

      assertRefused(503, () -> cache.get("a", Expiry.ENFORCED, this::lookUp));

      answer.countDown();
      assertEquals(known, leader.get());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void brokenLookUpIsNoAnswer() {
    TokenCache cache = cache(Duration.ofMinutes(5));

    assertThrows(
        IllegalStateException.class,
        () ->
            cache.get(
                "a",
                Expiry.ENFORCED,
                familiar -> {
                  throw new IllegalStateException();
                }));
    assertEquals(known, cache.get("a", Expiry.ENFORCED, this::lookUp));
  }

  @Test
  void sizeIsBounded() {
    TokenCache cache = cache(Duration.ofMinutes(5));
    int all = 3 * TokenCache.MAX_TOKENS;
    for (int i = 0; i < all; i++) {
      cache.get("token " + i, Expiry.ENFORCED, this::lookUp);
    }
    int before = lookUps.get();
    for (int i = 0; i < all; i++) {
      cache.get("token " + i, Expiry.ENFORCED, this::lookUp);
    }

    int kept = all - (lookUps.get() - before);
    assertTrue(kept <= TokenCache.MAX_TOKENS + 100, () -> kept + " were kept");
  }

  private static Fault refusal(TokenCache cache, TokenCache.LookUp lookUp) {
    return assertRefused(503, () -> cache.get("a", Expiry.ENFORCED, lookUp));
  }

  private TokenCache cache(Duration time) {
    return new TokenCache(time, PATIENCE, clock, clock.stopWatch());
  }

  private int lookUpsAfter(TokenCache cache, Duration time) {
    clock.advance(time);
    assertEquals(known, cache.get("a", Expiry.ENFORCED, this::lookUp));
    return lookUps.get();
  }

  private Optional<ValidToken> lookUp(boolean familiar) {
    lookUps.incrementAndGet();
    return known;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ValidToken lasting(Duration life) {
    return new ValidToken(
        Grant.of(new Caller("a user", "demo", Set.of("member"))), START.plus(life));
  }
}
