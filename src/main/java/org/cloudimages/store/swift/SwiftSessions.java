package org.cloudimages.store.swift;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.transfer.Transfer;

/**
 * The token in use, replaced before its end because a body that was refused cannot be sent again.
 * Thread-safe; of many who need a new one, one logs in.
 */
final class SwiftSessions implements SwiftTokens {

  private static final Duration EARLY = Duration.ofMinutes(2);

  /** A login that was refused is not tried again before: there are servers that lock a user out. */
  private static final Duration REFUSED = Duration.ofSeconds(10);

  private final SwiftLogin login;
  private final Transfer transfer;
  private final Duration patience;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Optional<SwiftSession> session = Optional.empty();
  private Optional<Long> refusedAt = Optional.empty();

  SwiftSessions(SwiftLogin login, Transfer transfer, Duration patience, Clock clock) {
    this.login = login;
    this.transfer = transfer;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public SwiftSession get() {
    return usable().orElseGet(this::renew);
  }

  @Override
  public void refused(SwiftSession old) {
    lock();
    try {
      session = session.filter(known -> !known.equals(old));
    } finally {
      lock.unlock();
    }
  }

  private Optional<SwiftSession> usable() {
    return session.filter(known -> clock.instant().isBefore(known.end().minus(EARLY)));
  }

  private SwiftSession renew() {
    lock();
    try {
      // because somebody else may have been faster
      SwiftSession current = usable().orElseGet(this::login);
      session = Optional.of(current);
      return current;
    } finally {
      lock.unlock();
    }
  }

  private void lock() {
    try {
      if (!lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new StoreException(Reason.UNAVAILABLE, "There was no login in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.UNAVAILABLE, "The wait was interrupted.", e);
    }
  }

  private SwiftSession login() {
    if (refusedAt.filter(then -> System.nanoTime() - then < REFUSED.toNanos()).isPresent()) {
      throw refusal();
    }
    HttpResponse<InputStream> http = transfer.send(login.request());
    try (SwiftAnswer answer = new SwiftAnswer(http)) {
      if (answer.status() == 401) {
        refusedAt = Optional.of(System.nanoTime());
        throw refusal();
      }
      return login.read(answer.require("a login").http(), clock.instant());
    }
  }

  private StoreException refusal() {
    return new StoreException(Reason.FORBIDDEN, "The login is refused: " + login);
  }
}
