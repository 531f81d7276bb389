package org.cloudimages.data.importing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.work.Lanes;

/**
 * One import that writes data into its stores: into each of them or none, where they are to be
 * whole, and else into as many as take them. What stores have that are to be whole belongs to no
 * image until the last one has it too; whatever happens before that, it is given up.
 */
final class ImportRun {

  private static final Logger LOG = System.getLogger(ImportRun.class.getName());

  private final TaskRun run;
  private final Moving moving;
  private final StoreImport moves;
  private final ImportClaims claims;
  private final ImportedBytes bytes;
  private final boolean whole;

  private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
  private final List<Received> received = new ArrayList<>();
  private final Map<String, String> failures = new TreeMap<>();
  private Optional<TaskFailure> lost = Optional.empty();
  private int settled;

  ImportRun(
      TaskRun run,
      Moving moving,
      StoreImport moves,
      ImportClaims claims,
      ImportedBytes bytes,
      boolean whole) {
    this.run = run;
    this.moving = moving;
    this.moves = moves;
    this.claims = claims;
    this.bytes = bytes;
    this.whole = whole;
  }

  /**
   * Writes into the stores, into so many at once, and ends the task.
   *
   * @throws TaskFailure when the image did not get what was asked for
   */
  void into(List<String> stores, int lanes, Executor threads) {
    waiting.addAll(stores);
    try {
      writeAll(Math.min(lanes, stores.size()), threads);
      requireDone();
      if (whole) {
        requireAll(stores);
        Endings.settle(() -> claims.settleAll(run, received));
      } else {
        Endings.settle(() -> claims.finish(run));
      }
      received.forEach(each -> each.session().keep());
    } finally {
      received.forEach(Received::close);
    }
  }

  private void writeAll(int lanes, Executor threads) {
    if (lanes < 2) {
      work();
      return;
    }
    new Lanes(this::work, this::keep, () -> end(new TaskFailure("The import was stopped.")))
        .run(lanes - 1, threads);
  }

  /** Says that the task lives, because the lanes beside may be held up by their stores. */
  private void keep() {
    try {
      moving.go(0);
    } catch (ImagesException e) {
      // because the lanes still write, and must have ended before what they wrote is given up
      end(new TaskFailure(e.getMessage()));
    }
  }

  /** Ends the whole import; where a store's failure did before, that one is the reason. */
  private synchronized void end(TaskFailure why) {
    if (!whole || failures.isEmpty()) {
      lose(why);
    }
    stop();
  }

  private void stop() {
    waiting.clear();
    moving.stop(ImagesException.gone("The import ended."));
  }

  /** What one lane does: one store after the other, until there is none. */
  private void work() {
    for (String store = waiting.poll(); store != null; store = waiting.poll()) {
      try {
        take(store, moves.write(bytes, store, run, moving));
      } catch (ImagesException e) {
        miss(store, message(e));
      } catch (TaskFailure e) {
        miss(store, e.getMessage());
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "An import into the store " + store + " failed", e);
        miss(store, "The store failed.");
      }
    }
  }

  private static String message(ImagesException refusal) {
    return refusal.fault().type() == FaultType.UNAVAILABLE
        ? "It takes no data at the moment."
        : refusal.getMessage();
  }

  private void take(String store, Received one) {
    if (whole) {
      keep(one);
      show(() -> claims.noteReceived(run, store));
      return;
    }
    try (one) {
      Endings.settle(() -> claims.settle(run, one));
      one.session().keep();
      count();
    }
  }

  /** Shows how far the import is, which goes on though that cannot be shown. */
  private static void show(Runnable note) {
    try {
      note.run();
    } catch (TaskFailure e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The stores of an import cannot be shown", e);
    }
  }

  private synchronized void keep(Received one) {
    received.add(one);
  }

  private synchronized void count() {
    settled++;
  }

  private void miss(String store, String why) {
    if (!isNews(store, why)) {
      return;
    }
    try {
      show(() -> claims.noteMissed(run, store));
    } catch (TaskFailure e) {
      lose(e);
    } finally {
      if (whole) {
        stop();
      }
    }
  }

  /** Where one failure ends all, those that it causes elsewhere are none of their own. */
  private synchronized boolean isNews(String store, String why) {
    if (whole && !failures.isEmpty()) {
      return false;
    }
    failures.put(store, why);
    return true;
  }

  private synchronized void lose(TaskFailure why) {
    lost = lost.or(() -> Optional.of(why));
    waiting.clear();
  }

  private void requireDone() {
    lost.ifPresent(
        failure -> {
          throw failure;
        });
    if (whole ? !failures.isEmpty() : settled == 0) {
      throw new TaskFailure(
          failures.entrySet().stream()
              .map(failure -> "Store " + failure.getKey() + ": " + failure.getValue())
              .collect(Collectors.joining(" ")));
    }
  }

  /** The last guard: whatever else is wrong here, no success may be without its data. */
  private void requireAll(List<String> stores) {
    if (received.size() != stores.size()) {
      throw new TaskFailure("Not all stores have the data.");
    }
  }
}
