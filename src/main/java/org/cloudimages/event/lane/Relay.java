package org.cloudimages.event.lane;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.event.destination.Destinations;
import org.cloudimages.event.destination.EventSettings;
import org.cloudimages.event.queue.EventBacklog;
import org.cloudimages.event.queue.EventQueue;
import org.cloudimages.event.queue.EventsAdded;
import org.cloudimages.event.queue.Holds;
import org.cloudimages.work.Chore;
import org.cloudimages.work.WorkThreads;

/**
 * Tells events, on every node: at once after a commit of this node that added some, and otherwise
 * from time to time. Each destination has a thread of its own, and one more looks how many events
 * wait. Without destinations there is none.
 */
@Singleton
public class Relay {

  private static final Logger LOG = System.getLogger(Relay.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How often it is looked how many events wait, and whether some are too old. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  private final EventSettings settings;
  private final EventQueue queue;
  private final Holds holds;
  private final EventExpiry expiry;
  private final ScheduledThreadPoolExecutor timer;
  private final List<LaneThread> lanes;
  private volatile Collection<EventBacklog> backlog = List.of();
  private volatile Collection<String> stopped = List.of();

  @Inject
  public Relay(
      EventSettings settings,
      Destinations destinations,
      EventQueue queue,
      Holds holds,
      EventExpiry expiry,
      WorkThreads threads,
      DatabaseClock clock) {
    this.settings = settings;
    this.queue = queue;
    this.holds = holds;
    this.expiry = expiry;
    this.timer = threads.timer("events");
    this.lanes =
        settings.destinations().stream()
            .map(id -> new EventLane(id, destinations.of(id), queue, holds, settings, clock))
            .map(lane -> new LaneThread(lane, threads))
            .toList();
  }

  void start(@Observes Startup startup) {
    if (!lanes.isEmpty()) {
      lanes.forEach(lane -> lane.start(settings.interval()));
      Chore chore = new Chore("Looking which events wait", this::look);
      long millis = LOOK.toMillis();
      var unused = timer.scheduleWithFixedDelay(chore, 0, millis, TimeUnit.MILLISECONDS);
    }
  }

  void stop(@Observes Shutdown shutdown) throws InterruptedException {
    timer.shutdown();
    lanes.forEach(LaneThread::stop);
    for (LaneThread lane : lanes) {
      lane.awaitStop(PATIENCE);
    }
  }

  /** Tells what a commit of this node has added, without holding up whoever made it. */
  void added(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventsAdded event) {
    lanes.forEach(LaneThread::wake);
  }

  private void look() {
    backlog = queue.backlog();
    stopped = holds.stopped();
    expiry.run(List.copyOf(backlog));
  }

  /** Lets a destination be told again that wanted no more, by any node. */
  void start(String destination) {
    if (holds.start(destination)) {
      LOG.log(Level.INFO, "Events are told to {0} again: an operator started it.", destination);
      stopped = holds.stopped();
      lanes.forEach(LaneThread::wake);
    }
  }

  /** The destinations of the settings. */
  List<String> destinations() {
    return settings.destinations();
  }

  /** What waited when this node looked last. */
  Collection<EventBacklog> backlog() {
    return backlog;
  }

  /** The destinations that had stopped when this node looked last. */
  Collection<String> stopped() {
    return stopped;
  }

  /** How many events this node has dropped, by destination. */
  Map<String, Long> dropped() {
    return expiry.dropped();
  }

  /** What this node did. */
  List<LaneFigures> figures() {
    return lanes.stream().map(LaneThread::figures).toList();
  }
}
