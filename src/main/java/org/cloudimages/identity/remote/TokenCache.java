package org.cloudimages.identity.remote;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.Sha256;
import org.cloudimages.identity.TokenValidator;

/**
 * Answers about tokens, good and bad ones, each known by its SHA-256 digest. Of all who ask about
 * one token at the same time one looks it up and the others wait for its answer. A good answer
 * keeps for the cache's time but never longer than the token, a bad one for a minute at most; a
 * failure is not kept. Thread-safe.
 */
final class TokenCache {

  static final int MAX_TOKENS = 20_000;
  static final Duration MAX_REFUSAL = Duration.ofSeconds(60);

  /** How long a token is remembered that was good, so that it need not queue up with others. */
  static final Duration MEMORY = Duration.ofDays(1);

  private record Key(String digest, TokenValidator.Expiry expiry) {}

  /** Finds out what a token is. */
  @FunctionalInterface
  interface LookUp {

    /**
     * Asks.
     *
     * @param familiar whether it was good when it was asked about before
     */
    Optional<ValidToken> of(boolean familiar);
  }

  /** A failure is a value here, because Caffeine would log it as one of its own. */
  private record Answer(Optional<ValidToken> found, Optional<RuntimeException> failure) {

    static Answer of(LookUp lookUp, boolean familiar) {
      try {
        return new Answer(lookUp.of(familiar), Optional.empty());
      } catch (RuntimeException e) {
        return new Answer(Optional.empty(), Optional.of(e));
      }
    }

    Optional<ValidToken> token() {
      if (failure.isPresent()) {
        throw failure.get();
      }
      return found;
    }
  }

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final AsyncCache<Key, Answer> answers;
  private final Cache<String, Boolean> familiar;
  private final Duration time;
  private final Duration patience;
  private final Clock clock;

  /**
   * @param time how long an answer keeps; with none, only those who ask at once share it
   * @param patience how long one waits for the answer that another looks up
   * @param clock tells when tokens end
   * @param stopWatch tells how long answers have been kept, whatever is done to the clock
   */
  TokenCache(Duration time, Duration patience, Clock clock, Ticker stopWatch) {
    this.time = time;
    this.patience = patience;
    this.clock = clock;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfter(Expiry.<Key, Answer>writing((key, answer) -> keep(answer)))
            .ticker(stopWatch)
            // because the pool that all applications of the JVM share would keep this one's classes
            .executor(Runnable::run)
            .buildAsync();
    this.familiar =
        Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterAccess(MEMORY)
            .ticker(stopWatch)
            .executor(Runnable::run)
            .build();
  }

  /**
   * Returns what is known of the token, from the look-up when that is not in the cache.
   *
   * @throws ImagesException what the look-up throws; 503 when another's takes too long
   */
  Optional<ValidToken> get(String token, TokenValidator.Expiry expiry, LookUp lookUp) {
    Key key = new Key(Sha256.hex(token), expiry);
    CompletableFuture<Answer> known = answers.getIfPresent(key);
    if (known == null) {
      CompletableFuture<Answer> mine = new CompletableFuture<>();
      known = answers.asMap().putIfAbsent(key, mine);
      if (known == null) {
        misses.increment();
        return complete(key.digest(), mine, lookUp).token();
      }
    }
    hits.increment();
    return await(known).token();
  }

  /** How often the answer was there, or was on its way. */
  long hits() {
    return hits.sum();
  }

  /** How often it was looked up. */
  long misses() {
    return misses.sum();
  }

  /** Forgets all answers that are there. */
  void clear() {
    answers.synchronous().invalidateAll();
  }

  private Answer complete(String digest, CompletableFuture<Answer> mine, LookUp lookUp) {
    try {
      Answer answer = Answer.of(lookUp, familiar.getIfPresent(digest) != null);
      if (answer.failure().isEmpty()) {
        remember(digest, answer.found().isPresent());
      }
      mine.complete(answer);
      return answer;
    } catch (Error e) {
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private void remember(String digest, boolean good) {
    if (good) {
      familiar.put(digest, true);
    } else {
      familiar.invalidate(digest);
    }
  }

  private Answer await(CompletableFuture<Answer> known) {
    try {
      return known.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw ImagesException.unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ImagesException.unavailable();
    }
  }

  private Duration keep(Answer answer) {
    if (answer.failure().isPresent()) {
      return Duration.ZERO;
    }
    Duration longest =
        answer
            .found()
            .map(token -> Duration.between(clock.instant(), token.expiresAt()))
            .orElse(MAX_REFUSAL);
    Duration keep = longest.compareTo(time) < 0 ? longest : time;
    return keep.isNegative() ? Duration.ZERO : keep;
  }
}
