package org.cloudimages.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;

/**
 * Audit entries of what clients asked for and may not, or cannot have. Each costs a transaction of
 * its own, so that what is done costs nothing more; the rates of requests bound their number.
 */
@Singleton
public class Refusals {

  private static final Logger LOG = System.getLogger(Refusals.class.getName());

  /** Those that say something of the image; others say something of the request or the service. */
  private static final Set<FaultType> NOTED =
      Set.of(FaultType.FORBIDDEN, FaultType.NOT_FOUND, FaultType.CONFLICT);

  private final AuditLog log;

  @Inject
  public Refusals(AuditLog log) {
    this.log = log;
  }

  /** Notes it. What cannot be noted is told in the log, because the client is answered the same. */
  public void note(AuditAction action, AuditSubject subject, Actor actor, ImagesException refusal) {
    FaultType type = refusal.fault().type();
    if (!NOTED.contains(type)) {
      return;
    }
    try {
      log.noteRefusal(action, subject, actor, type.key());
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "Not in the audit: " + actor.requestId() + " was refused " + action.text(),
          e);
    }
  }
}
