package org.cloudimages.audit.retention;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.cloudimages.database.Database;

/** Removes entries whose time is over. */
@Singleton
public class AuditExpiry {

  private final Database database;

  @Inject
  AuditExpiry(Database database) {
    this.database = database;
  }

  /** Finds the ids of some that are older. */
  List<String> expired(Instant before, int most) {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT e.id FROM AuditEntry e WHERE e.occurredAt < :before", String.class)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList());
  }

  /** Removes them in one transaction; those that another node has removed are no matter. */
  @Transactional
  void remove(List<String> ids) {
    Database.changeEach(
        database.current().createQuery("DELETE FROM AuditEntry e WHERE e.id = :id"), ids);
  }
}
