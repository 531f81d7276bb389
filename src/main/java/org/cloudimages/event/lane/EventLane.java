package org.cloudimages.event.lane;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.cloudimages.event.destination.Delivery;
import org.cloudimages.event.destination.Destination;
import org.cloudimages.event.destination.EventSettings;
import org.cloudimages.event.queue.EventQueue;
import org.cloudimages.event.queue.Holds;
import org.cloudimages.event.queue.QueuedEvent;

/**
 * Tells one destination its events, while this node holds it: one after the other, each as often as
 * it takes. An event that is refused waits by itself, with those after it of its subject; a
 * destination that takes nothing is paused. Each waits longer with each failure. The log tells when
 * it takes nothing and when it does again, and of refusals one every ten minutes. Run by one
 * thread; its figures are for any.
 */
final class EventLane {

  private static final Logger LOG = System.getLogger(EventLane.class.getName());

  /** How long a destination is paused at most that answers, if only to refuse. */
  private static final Duration MAX_PAUSE = Duration.ofSeconds(10);

  /** How long the log says nothing more of events that are refused. */
  private static final Duration SILENCE = Duration.ofMinutes(10);

  /** Refusals in a row that say something about their events, and not about the destination. */
  private static final int MAX_REFUSED = 3;

  private final String id;
  private final Destination destination;
  private final EventQueue queue;
  private final Holds holds;
  private final EventSettings settings;
  private final Clock clock;
  private final LongAdder told = new LongAdder();
  private final LongAdder failures = new LongAdder();

  /** Failures in a row. */
  private final AtomicInteger failed = new AtomicInteger();

  private volatile boolean closing;

  /** Whether the log has told that the destination takes nothing. */
  private boolean silent;

  private Instant refusalTold = Instant.EPOCH;
  private Instant pausedUntil = Instant.MIN;
  private Instant heldUntil = Instant.MIN;

  EventLane(
      String id,
      Destination destination,
      EventQueue queue,
      Holds holds,
      EventSettings settings,
      Clock clock) {
    this.id = id;
    this.destination = destination;
    this.queue = queue;
    this.holds = holds;
    this.settings = settings;
    this.clock = clock;
  }

  /** Tells what is due until nothing is, or the destination takes no more for a while. */
  void run() {
    List<QueuedEvent> due = List.of();
    do {
      tell(due);
      due = mayTell() ? queue.due(id, clock.instant()) : List.of();
    } while (!due.isEmpty());
  }

  private boolean mayTell() {
    return !closing && !clock.instant().isBefore(pausedUntil) && holds();
  }

  /** Whether this node holds the destination, for longer than one event takes. */
  private boolean holds() {
    Instant now = clock.instant();
    if (now.plus(settings.lease().dividedBy(2)).isBefore(heldUntil)) {
      return true;
    }
    Instant until = now.plus(settings.lease());
    boolean taken = holds.take(id, now, until);
    heldUntil = taken ? until : Instant.MIN;
    return taken;
  }

  private void tell(List<QueuedEvent> events) {
    List<Long> taken = new ArrayList<>();
    Set<String> waiting = new HashSet<>();
    try {
      for (QueuedEvent event : events) {
        if (!mayTell()) {
          return;
        }
        if (waiting.contains(event.subject())) {
          continue;
        }
        if (tell(event)) {
          taken.add(event.place());
        } else {
          waiting.add(event.subject());
        }
      }
    } finally {
      if (!taken.isEmpty()) {
        queue.remove(taken);
      }
    }
  }

  private boolean tell(QueuedEvent event) {
    Delivery delivery = destination.tell(event.message());
    switch (delivery.outcome()) {
      case TAKEN -> taken();
      case REFUSED -> refused(event, delivery);
      case SILENT -> silent(delivery);
      case GONE -> stop(delivery);
    }
    return delivery.outcome() == Delivery.Outcome.TAKEN;
  }

  private void taken() {
    told.increment();
    failed.set(0);
    if (silent) {
      silent = false;
      LOG.log(Level.INFO, "Events are told to {0} again.", id);
    }
  }

  private void refused(QueuedEvent event, Delivery delivery) {
    fail();
    Instant now = clock.instant();
    tellRefusal(event, delivery, now);
    queue.postpone(event, now.plus(wait(event.attempts() + 1)));
    int many = failed.get() - MAX_REFUSED;
    if (many > 0) {
      pausedUntil =
          now.plus(settings.backOff().upTo(MAX_PAUSE).after(many, ThreadLocalRandom.current()));
    }
  }

  private void silent(Delivery delivery) {
    fail();
    if (!silent) {
      silent = true;
      LOG.log(Level.WARNING, "Events cannot be told to {0}, and wait: {1}", id, delivery.why());
    }
    Duration own = wait(failed.get());
    Duration pause = delivery.pause().compareTo(own) > 0 ? delivery.pause() : own;
    pausedUntil = clock.instant().plus(pause);
  }

  private Duration wait(int failure) {
    return settings.backOff().after(failure, ThreadLocalRandom.current());
  }

  private void fail() {
    failures.increment();
    failed.incrementAndGet();
  }

  private void tellRefusal(QueuedEvent event, Delivery delivery, Instant now) {
    if (now.isAfter(refusalTold.plus(SILENCE))) {
      refusalTold = now;
      LOG.log(
          Level.WARNING,
          "{0} refused the event {1}, which waits, as may others: {2}",
          id,
          event.message().id(),
          delivery.why());
    }
  }

  private void stop(Delivery delivery) {
    failures.increment();
    holds.stop(id, clock.instant());
    heldUntil = Instant.MIN;
    LOG.log(
        Level.WARNING,
        "Events are told to {0} no more, until an operator starts it again: {1}",
        id,
        delivery.why());
  }

  /** Tells no more after the event that is on its way; see {@link #release}. */
  void close() {
    closing = true;
  }

  /** Lets another node take over, when nothing runs here any more. */
  void release() {
    destination.close();
    if (heldUntil.isAfter(Instant.MIN)) {
      heldUntil = Instant.MIN;
      holds.release(id);
    }
  }

  LaneFigures figures() {
    return new LaneFigures(id, told.sum(), failures.sum(), failed.get() > 0);
  }
}
