package org.cloudimages.task.run;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.cloudimages.database.Database;

/** Removes tasks that have expired. Nobody sees a difference: the time alone hides them. */
@Singleton
public class TaskExpiry {

  private final Database database;

  @Inject
  TaskExpiry(Database database) {
    this.database = database;
  }

  /** Returns the ids of tasks that have expired, some of them if they are many. */
  List<String> expired(Instant now, int most) {
    return database.read(
        entities ->
            entities
                .createQuery("SELECT t.id FROM Task t WHERE t.expiresAt <= :now", String.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultList());
  }

  /** Removes those of the tasks that have expired, in one transaction; several nodes may do so. */
  @Transactional
  void remove(List<String> ids, Instant now) {
    Query removal =
        database
            .current()
            .createQuery("DELETE FROM Task t WHERE t.id = :id AND t.expiresAt <= :now")
            .setParameter("now", now);
    Database.changeEach(removal, ids);
  }
}
