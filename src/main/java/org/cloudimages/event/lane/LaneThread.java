package org.cloudimages.event.lane;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cloudimages.work.Chore;
import org.cloudimages.work.WorkThreads;

/** The one thread of a lane, which runs it from time to time and when it is woken. */
final class LaneThread {

  private static final Logger LOG = System.getLogger(LaneThread.class.getName());

  private final EventLane lane;
  private final String id;
  private final ScheduledThreadPoolExecutor timer;
  private final Chore chore;
  private final AtomicBoolean woken = new AtomicBoolean();

  LaneThread(EventLane lane, WorkThreads threads) {
    this.lane = lane;
    this.id = lane.figures().destination();
    this.timer = threads.timer("events-" + id);
    this.chore = new Chore("Telling events to " + id, this::run);
  }

  void start(Duration interval) {
    long millis = interval.toMillis();
    var unused = timer.scheduleWithFixedDelay(chore, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** Has the lane look soon. */
  void wake() {
    if (!timer.isShutdown() && woken.compareAndSet(false, true)) {
      timer.execute(chore);
    }
  }

  private void run() {
    woken.set(false);
    lane.run();
  }

  /** Lets the event on its way arrive. */
  void stop() {
    lane.close();
    timer.shutdown();
  }

  /** Waits for it, but not longer than that, and lets another node take over. */
  void awaitStop(Duration limit) throws InterruptedException {
    if (!timer.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.log(Level.WARNING, "Destination {0} of events still hangs.", id);
      return;
    }
    try {
      lane.release();
    } catch (RuntimeException e) {
      // because its lease runs out all the same
      LOG.log(Level.DEBUG, "Destination " + id, e);
    }
  }

  LaneFigures figures() {
    return lane.figures();
  }
}
