package org.cloudimages.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.database.RowId;
import org.cloudimages.identity.IdentityEvent;

/** Writes down who did what, and when; the only one who makes entries. Thread-safe. */
@Singleton
public class AuditLog {

  private final Database database;
  private final DatabaseClock clock;
  private final AuditListener listener;

  @Inject
  public AuditLog(Database database, DatabaseClock clock, AuditListener listener) {
    this.database = database;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Notes what the running transaction does: the entry is there if that is committed, and only
   * then. It goes to the database with the next flush. Whoever listens finds what it is done to as
   * it is now, so that this comes after the change, and while nobody else can change it.
   */
  public void note(AuditAction action, AuditSubject subject, Actor actor, Instant now) {
    AuditNote note = new AuditNote(RowId.next(now), action, subject, actor, now);
    database.current().persist(new AuditEntry(note));
    listener.noted(note);
  }

  /**
   * Notes what was refused, in a transaction of its own, which has been committed when this
   * returns.
   *
   * @param fault the key of what the client was told
   */
  @Transactional
  public void noteRefusal(AuditAction action, AuditSubject subject, Actor actor, String fault) {
    Instant now = clock.instant();
    AuditNote note = new AuditNote(RowId.next(now), action, subject, actor, now);
    database.current().persist(new AuditEntry(note).refused(fault));
    database.current().flush();
  }

  /**
   * Notes what is not done in the database, in a transaction of its own, which has been committed
   * when this returns.
   */
  @Transactional
  public void note(IdentityEvent event) {
    database.current().persist(AuditEntry.of(event, clock.instant()));
    database.current().flush();
  }
}
