package org.cloudimages.identity.local;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.LoginGuard.Standing;

/**
 * Lets no more passwords be hashed at once than there are cores, and few more wait: a hash is made
 * to be dear, and a flood of logins must not be able to buy the whole machine. Strangers leave one
 * core to those who have logged in before, and those of them that failed lately have half of the
 * cores at most. Where there is but one core, it is given in turns. Thread-safe.
 */
@Singleton
public class PasswordChecks {

  private static final int WAITING_PER_CORE = 8;
  private static final Duration MAX_WAIT = Duration.ofSeconds(2);

  private final Lane all;
  private final Lane strangers;
  private final Lane doubtful;

  @Inject
  PasswordChecks() {
    this(Runtime.getRuntime().availableProcessors());
  }

  PasswordChecks(int cores) {
    this.all = new Lane(cores);
    this.strangers = new Lane(Math.max(1, cores - 1));
    this.doubtful = new Lane(Math.max(1, cores / 2));
  }

  /**
   * Does something that hashes a password, after a wait of 2 s for each room that must be free.
   *
   * @throws ImagesException 503 when too many others are at it; nothing was done then
   */
  <T> T run(Standing standing, Supplier<T> check) {
    return switch (standing) {
      case FAMILIAR -> all.run(check);
      case GOOD -> strangers.run(() -> all.run(check));
      case DOUBTFUL -> doubtful.run(() -> strangers.run(() -> all.run(check)));
    };
  }

  /** So many at once, and those that wait. */
  private static final class Lane {

    private final Semaphore running;
    private final Semaphore admitted;

    Lane(int width) {
      this.running = new Semaphore(width, true);
      this.admitted = new Semaphore(width * (1 + WAITING_PER_CORE));
    }

    <T> T run(Supplier<T> check) {
      if (!admitted.tryAcquire()) {
        throw ImagesException.unavailable();
      }
      try {
        return inTurn(check);
      } finally {
        admitted.release();
      }
    }

    private <T> T inTurn(Supplier<T> check) {
      if (!hasTurn()) {
        throw ImagesException.unavailable();
      }
      try {
        return check.get();
      } finally {
        running.release();
      }
    }

    private boolean hasTurn() {
      try {
        return running.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
