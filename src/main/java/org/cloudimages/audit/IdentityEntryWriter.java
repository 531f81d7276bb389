package org.cloudimages.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.identity.IdentityEvent;

/** Writes one entry in a transaction, which has been committed when the call returns. */
@Singleton
public class IdentityEntryWriter {

  private final Database database;
  private final DatabaseClock clock;

  @Inject
  IdentityEntryWriter(Database database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Transactional
  public void write(IdentityEvent event) {
    database.current().persist(AuditEntry.of(event, clock.instant()));
    database.current().flush();
  }
}
