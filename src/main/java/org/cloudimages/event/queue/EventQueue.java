package org.cloudimages.event.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.cloudimages.database.Database;
import org.cloudimages.database.InstantConverter;

/**
 * The events that destinations have not taken yet. Any number of nodes add to it; each destination
 * is told by the one that holds its {@link Holds lease}. Every change is a short transaction of its
 * own, but for {@link #add}.
 */
@Singleton
public class EventQueue {

  /** Events that are read at once. */
  public static final int BATCH = 32;

  private static final String ADDING =
      "INSERT INTO events (destination, id, type, subject, project_id, request_id, occurred_at,"
          + " payload, attempts, due_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, ?9)";

  private static final String ADDING_AT_A_PLACE =
      ADDING.replace("(destination", "(place, destination").replace("(?1", "(?10, ?1");

  /** What has to wait for its time holds up what comes after it of the same subject. */
  private static final String DUE =
      "SELECT e FROM QueuedEvent e WHERE e.destination = :destination AND e.dueAt <= :now"
          + " AND NOT EXISTS (SELECT o.place FROM QueuedEvent o"
          + " WHERE o.destination = :destination AND o.subject = e.subject"
          + " AND o.place < e.place AND o.dueAt > :now) ORDER BY e.place";

  private final Database database;
  private final EventPlaces places = new EventPlaces();
  private final InstantConverter instants = new InstantConverter();

  @Inject
  public EventQueue(Database database) {
    this.database = database;
  }

  /**
   * Adds an event in the running transaction. At once, and not with the next flush, so that events
   * have the order in which they are added, one after the other for as long as their image is
   * locked. Nothing else is flushed by it.
   */
  public void add(String destination, EventMessage message) {
    Long at = instants.convertToDatabaseColumn(message.at());
    OptionalLong place = places.next(database.current());
    Query adding =
        database
            .current()
            .createNativeQuery(place.isPresent() ? ADDING_AT_A_PLACE : ADDING)
            .setParameter(1, destination)
            .setParameter(2, message.id())
            .setParameter(3, message.type())
            .setParameter(4, message.subject())
            .setParameter(5, message.project())
            .setParameter(6, message.requestId())
            .setParameter(7, at)
            .setParameter(8, message.payload())
            .setParameter(9, at)
            .setFlushMode(FlushModeType.COMMIT);
    place.ifPresent(number -> adding.setParameter(10, number));
    adding.executeUpdate();
  }

  /** Returns the first events that may be told now, in order. */
  public List<QueuedEvent> due(String destination, Instant now) {
    return database.read(
        entities ->
            entities
                .createQuery(DUE, QueuedEvent.class)
                .setParameter("destination", destination)
                .setParameter("now", now)
                .setMaxResults(BATCH)
                .setHint(Database.READ_ONLY, true)
                .getResultList());
  }

  /**
   * Removes events.
   *
   * @return how many of them were there
   */
  @Transactional
  public int remove(List<Long> places) {
    return Database.changeEach(
        database.current().createQuery("DELETE FROM QueuedEvent e WHERE e.place = :id"), places);
  }

  /** Has an event wait that its destination refused, and with it those after it. */
  @Transactional
  public void postpone(QueuedEvent event, Instant due) {
    database
        .current()
        .createQuery(
            "UPDATE QueuedEvent e SET e.attempts = :attempts, e.dueAt = :due"
                + " WHERE e.place = :place")
        .setParameter("place", event.place())
        .setParameter("attempts", event.attempts() + 1)
        .setParameter("due", due)
        .executeUpdate();
  }

  /** What waits, by destination, also for those that the settings no longer name. */
  public List<EventBacklog> backlog() {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT e.destination, COUNT(e.place), MIN(e.occurredAt) FROM QueuedEvent e"
                        + " GROUP BY e.destination",
                    Object[].class)
                .getResultStream()
                .map(row -> new EventBacklog((String) row[0], (Long) row[1], (Instant) row[2]))
                .toList());
  }

  /** Returns the places of the first events that happened before that time, some if many. */
  public List<Long> older(String destination, Instant than) {
    return places(destination, "", 0).stream()
        .takeWhile(row -> ((Instant) row[1]).isBefore(than))
        .map(row -> (Long) row[0])
        .toList();
  }

  /** Returns the places of events after which so many others came, some if many. */
  public List<Long> beyond(String destination, int newer) {
    return places(destination, " DESC", newer).stream().map(row -> (Long) row[0]).toList();
  }

  private List<Object[]> places(String destination, String direction, int first) {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT e.place, e.occurredAt FROM QueuedEvent e"
                        + (" WHERE e.destination = :destination ORDER BY e.place" + direction),
                    Object[].class)
                .setParameter("destination", destination)
                .setFirstResult(first)
                .setMaxResults(BATCH)
                .getResultList());
  }
}
