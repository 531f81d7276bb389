package org.cloudimages.event.lane;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.event.destination.EventSettings;
import org.cloudimages.event.queue.EventBacklog;
import org.cloudimages.event.queue.EventQueue;

/** Drops events that no destination took for too long, and the oldest where there are too many. */
@Singleton
public class EventExpiry {

  private static final Logger LOG = System.getLogger(EventExpiry.class.getName());

  /** What is dropped at once of one destination; the rest has to wait for the next time. */
  private static final int MAX_DROPPED = 10_000;

  private final EventQueue queue;
  private final EventSettings settings;
  private final DatabaseClock clock;
  private final Map<String, Long> dropped = new ConcurrentHashMap<>();

  @Inject
  public EventExpiry(EventQueue queue, EventSettings settings, DatabaseClock clock) {
    this.queue = queue;
    this.settings = settings;
    this.clock = clock;
  }

  /** Drops what is too old or too much, also for whom the settings no longer name. */
  void run(List<EventBacklog> backlog) {
    for (EventBacklog waiting : backlog) {
      String id = waiting.destination();
      long old = drop(() -> queue.older(id, clock.instant().minus(settings.maxAge())));
      tell(id, old, "older than " + settings.maxAge());
      if (waiting.count() > settings.maxCount()) {
        long many = drop(() -> queue.beyond(id, settings.maxCount()));
        tell(id, many, "more than " + settings.maxCount());
      }
    }
  }

  private long drop(Supplier<List<Long>> next) {
    long all = 0;
    List<Long> places = next.get();
    while (!places.isEmpty() && all < MAX_DROPPED) {
      all += queue.remove(places);
      places = next.get();
    }
    return all;
  }

  private void tell(String destination, long count, String why) {
    if (count > 0) {
      dropped.merge(destination, count, Long::sum);
      LOG.log(
          Level.WARNING,
          "{0} events for {1} were dropped, which were {2}.",
          count,
          destination,
          why);
    }
  }

  /** What this node has dropped since it started, by destination. */
  Map<String, Long> dropped() {
    return new TreeMap<>(dropped);
  }
}
