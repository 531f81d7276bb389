package org.cloudimages.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.cloudimages.database.Database;
import org.cloudimages.identity.IdentityAudit;
import org.cloudimages.identity.IdentityEvent;

/** Audit entries of what happens outside of the database: each in a transaction of its own. */
@Singleton
public class IdentityEntries implements IdentityAudit {

  private static final Logger LOG = System.getLogger(IdentityEntries.class.getName());

  private final Database database;
  private final AuditLog log;

  @Inject
  IdentityEntries(Database database, AuditLog log) {
    this.database = database;
    this.log = log;
  }

  @Override
  public void note(IdentityEvent event) {
    try {
      if (database.isReady()) {
        log.note(event);
        return;
      }
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "An audit entry could not be written", e);
    }
    LOG.log(Level.WARNING, "Not in the audit, because the database is away: {0}", event);
  }
}
