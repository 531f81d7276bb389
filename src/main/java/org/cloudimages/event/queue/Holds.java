package org.cloudimages.event.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cloudimages.database.Database;

/**
 * Which node tells a destination: one at a time, so that events come in order. It holds the
 * destination by a lease, and none holds one that has stopped. Each change is a conditional update
 * in a transaction of its own.
 */
@Singleton
public class Holds {

  /** When nobody holds it any more. */
  private static final Instant FREE = Instant.EPOCH;

  private final Database database;
  private final String node = UUID.randomUUID().toString();

  @Inject
  public Holds(Database database) {
    this.database = database;
  }

  /**
   * Takes or prolongs the lease of a destination; false when another node has it, or when it has
   * stopped.
   *
   * @param until when others may take this node for dead
   */
  @Transactional
  public boolean take(String destination, Instant now, Instant until) {
    int taken =
        database
            .current()
            .createQuery(
                "UPDATE EventDestination d SET d.holder = :node, d.heldUntil = :until"
                    + " WHERE d.id = :id AND d.stoppedAt IS NULL"
                    + " AND (d.holder = :node OR d.heldUntil < :now)")
            .setParameter("id", destination)
            .setParameter("node", node)
            .setParameter("now", now)
            .setParameter("until", until)
            .executeUpdate();
    return taken == 1 || isFirst(destination, until);
  }

  private boolean isFirst(String destination, Instant until) {
    if (database.current().find(EventDestination.class, destination) != null) {
      return false;
    }
    database.current().persist(new EventDestination(destination, node, until));
    database.current().flush();
    return true;
  }

  /** Lets other nodes take over at once what this one holds. */
  @Transactional
  public void release(String destination) {
    database
        .current()
        .createQuery(
            "UPDATE EventDestination d SET d.heldUntil = :free"
                + " WHERE d.id = :id AND d.holder = :node")
        .setParameter("id", destination)
        .setParameter("node", node)
        .setParameter("free", FREE)
        .executeUpdate();
  }

  /** Notes that a destination wants no more. */
  @Transactional
  public void stop(String destination, Instant now) {
    database
        .current()
        .createQuery("UPDATE EventDestination d SET d.stoppedAt = :now WHERE d.id = :id")
        .setParameter("id", destination)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Lets a destination be told again; false when it had not stopped. */
  @Transactional
  public boolean start(String destination) {
    return database
            .current()
            .createQuery(
                "UPDATE EventDestination d SET d.stoppedAt = NULL"
                    + " WHERE d.id = :id AND d.stoppedAt IS NOT NULL")
            .setParameter("id", destination)
            .executeUpdate()
        == 1;
  }

  /** The destinations that have stopped. */
  public List<String> stopped() {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT d.id FROM EventDestination d WHERE d.stoppedAt IS NOT NULL",
                    String.class)
                .getResultList());
  }
}
