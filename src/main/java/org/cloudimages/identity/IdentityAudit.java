package org.cloudimages.identity;

/** Keeps what happened to users and their tokens. Thread-safe. */
public interface IdentityAudit {

  /**
   * Writes it down. Users are not in the database, so that neither a revocation nor a login waits
   * for one that is away: what cannot be written is told to the log.
   */
  void note(IdentityEvent event);
}
