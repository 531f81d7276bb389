package org.cloudimages.audit.search;

import java.util.List;
import java.util.Optional;
import org.cloudimages.audit.AuditEntry;

/**
 * A page of entries.
 *
 * @param next the marker of the following page; present when this page is full, even if nothing
 *     follows
 */
public record AuditPage(List<AuditEntry> entries, Optional<String> next) {

  static final AuditPage EMPTY = new AuditPage(List.of(), Optional.empty());

  public AuditPage {
    entries = List.copyOf(entries);
  }

  static AuditPage of(List<AuditEntry> entries, int limit) {
    return new AuditPage(
        entries,
        entries.size() < limit
            ? Optional.empty()
            : Optional.of(entries.get(entries.size() - 1).id()));
  }
}
