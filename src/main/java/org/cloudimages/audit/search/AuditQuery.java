package org.cloudimages.audit.search;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which entries are asked for; the newest come first.
 *
 * @param equal what each of them has
 * @param from the first moment
 * @param to the moment behind the last one
 */
public record AuditQuery(Map<AuditField, String> equal, Instant from, Instant to) {

  public AuditQuery {
    equal = Map.copyOf(equal);
  }

  /** The same of one project alone; of none where another one was asked for. */
  Optional<AuditQuery> within(String project) {
    Map<AuditField, String> own = new TreeMap<>(equal);
    String asked = own.put(AuditField.PROJECT_ID, project);
    return asked == null || asked.equals(project)
        ? Optional.of(new AuditQuery(own, from, to))
        : Optional.empty();
  }
}
