package org.cloudimages.event.lane;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cloudimages.database.DerbyDatabase;
import org.cloudimages.database.StandingClock;
import org.cloudimages.event.destination.Delivery;
import org.cloudimages.event.destination.Destination;
import org.cloudimages.event.destination.EventSettings;
import org.cloudimages.event.queue.EventMessage;
import org.cloudimages.event.queue.EventQueue;
import org.cloudimages.event.queue.Holds;
import org.cloudimages.event.queue.QueuedEvent;
import org.cloudimages.testing.Settings;

/** What a node has to tell one destination, on a database that several of them may share. */
final class LaneNode {

  static final String SIEM = "siem";

  final EventSettings settings =
      new EventSettings(Settings.of(Map.of("images.events.max-count", "50")));

  final EventQueue queue;
  final Holds holds;
  final EventLane lane;
  final EventExpiry expiry;

  private final DerbyDatabase database;

  LaneNode(DerbyDatabase database, Clock time, Function<EventMessage, Delivery> destination) {
    this.database = database;
    this.queue = new Queue(database);
    this.holds = new Leases(database);
    StandingClock clock = new StandingClock(time);
    this.lane = new EventLane(SIEM, told(destination), queue, holds, settings, clock);
    this.expiry = new EventExpiry(queue, settings, clock);
  }

  private static Destination told(Function<EventMessage, Delivery> destination) {
    return new Destination() {
      @Override
      public Delivery tell(EventMessage message) {
        return destination.apply(message);
      }

      @Override
      public void close() {
        // because there is nothing to close
      }
    };
  }

  /** Adds an event of a subject in a transaction of its own. */
  void add(String id, String subject, Instant at) {
    EventMessage message = new EventMessage(id, "image.update", subject, at, "p", "req", "{}");
    database.transact(() -> queue.add(SIEM, message));
  }

  /** Does what a server does for methods with a transaction. */
  private static final class Queue extends EventQueue {

    private final DerbyDatabase database;

    Queue(DerbyDatabase database) {
      super(database);
      this.database = database;
    }

    @Override
    public int remove(List<Long> places) {
      return database.transact(() -> super.remove(places));
    }

    @Override
    public void postpone(QueuedEvent event, Instant due) {
      database.transact(() -> super.postpone(event, due));
    }
  }

  private static final class Leases extends Holds {

    private final DerbyDatabase database;

    Leases(DerbyDatabase database) {
      super(database);
      this.database = database;
    }

    @Override
    public boolean take(String destination, Instant now, Instant until) {
      return database.transact(() -> super.take(destination, now, until));
    }

    @Override
    public void release(String destination) {
      database.transact(() -> super.release(destination));
    }

    @Override
    public void stop(String destination, Instant now) {
      database.transact(() -> super.stop(destination, now));
    }

    @Override
    public boolean start(String destination) {
      return database.transact(() -> super.start(destination));
    }
  }
}
