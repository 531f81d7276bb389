package org.cloudimages.event.queue;

import jakarta.persistence.EntityManager;
import java.util.OptionalLong;
import org.cloudimages.database.Database;

/**
 * The places of new events where the database cannot give them. When Derby's process is killed its
 * counter may go back, and gives places that are taken; but it has one process alone, which can
 * count. Thread-safe.
 */
final class EventPlaces {

  private long last = -1;

  /**
   * The next place, in the running transaction; empty on PostgreSQL, whose counter never goes back.
   */
  synchronized OptionalLong next(EntityManager entities) {
    if (!Database.isDerby(entities)) {
      return OptionalLong.empty();
    }
    if (last < 0) {
      last =
          entities
              .createQuery("SELECT COALESCE(MAX(e.place), 0) FROM QueuedEvent e", Long.class)
              .getSingleResult();
    }
    last++;
    return OptionalLong.of(last);
  }
}
