package org.cloudimages.idempotency;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.BoundedLog;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.idempotency.entity.IdempotencyKey;
import org.cloudimages.idempotency.entity.KeptAnswer;

/**
 * What is known of keys: the answers to what was done, and who is at what takes several
 * transactions. Thread-safe.
 */
@Singleton
public class KnownKeys {

  /**
   * How long nobody else does what somebody is at. Who takes longer, or does not live that long, is
   * joined or followed by whoever asks next, so it must do no harm to do it twice.
   */
  static final Duration CLAIM = Duration.ofMinutes(1);

  private static final BoundedLog LOST =
      new BoundedLog(System.getLogger(KnownKeys.class.getName()), "keys that could not be noted");

  private final KeyRows rows;
  private final IdempotencySettings settings;
  private final DatabaseClock clock;

  @Inject
  KnownKeys(KeyRows rows, IdempotencySettings settings, DatabaseClock clock) {
    this.rows = rows;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Finds what a request was answered before. A row that counts no more is removed.
   *
   * @throws ImagesException 409 while somebody is at it, 422 when the key is that of another one
   */
  Optional<KeptAnswer> find(KeyedRequest request) {
    Optional<IdempotencyKey> known = rows.look(request.id());
    if (known.filter(this::isOver).isPresent()) {
      rows.remove(known.get());
      return Optional.empty();
    }
    known.ifPresent(key -> requireSame(key, request));
    return known.map(key -> key.answer().orElseThrow(KeyRows::stillRunning));
  }

  private boolean isOver(IdempotencyKey key) {
    Instant now = clock.instant();
    return key.isOver(now.minus(settings.retention()), now);
  }

  private static void requireSame(IdempotencyKey key, KeyedRequest request) {
    if (!key.isOf(request.fingerprint())) {
      throw ImagesException.of(
          FaultType.UNPROCESSABLE,
          "This Idempotency-Key came with another request: another method, path or body, or a"
              + " token with other roles.");
    }
  }

  /**
   * Keeps others from doing what is asked for, for a while, in a transaction of its own.
   *
   * @throws ImagesException 409 where the key is known, or may be
   */
  IdempotencyKey claim(KeyedRequest request) {
    Instant now = clock.instant();
    IdempotencyKey claim = request.row(now).claimed(now.plus(CLAIM));
    rows.claim(claim);
    return claim;
  }

  /** Keeps the answer. Where that fails the log tells, because what was asked for is done. */
  void finish(IdempotencyKey claim, KeptAnswer answer) {
    try {
      rows.finish(claim, answer);
    } catch (RuntimeException e) {
      LOST.tell(Level.WARNING, "An answer is not kept for who repeats the request.", e);
    }
  }

  /** Lets others do it; where that fails, once the claim has run out. */
  void release(IdempotencyKey claim) {
    try {
      rows.remove(claim);
    } catch (RuntimeException e) {
      LOST.tell(Level.WARNING, "A request can be repeated only in " + CLAIM + ".", e);
    }
  }
}
