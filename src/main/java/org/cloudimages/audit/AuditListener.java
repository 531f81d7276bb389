package org.cloudimages.audit;

/** Hears of what is noted, in the transaction that does it. Thread-safe. */
public interface AuditListener {

  /**
   * Hears of one thing.
   *
   * @throws RuntimeException undoes it
   */
  void noted(AuditNote note);
}
