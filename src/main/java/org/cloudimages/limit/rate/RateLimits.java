package org.cloudimages.limit.rate;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cloudimages.database.BucketTable;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.VerbClass;
import org.cloudimages.identity.Caller;

/**
 * The rates of a project, one a {@link VerbClass}; off where {@code images.limit.rate.<class>} is
 * not set. Each node counts for itself or, with {@code images.limit.rate.shared}, all together.
 * Thread-safe.
 */
@Singleton
public class RateLimits {

  private static final Logger LOG = System.getLogger(RateLimits.class.getName());

  private final BucketTable table;
  private final boolean shared;
  private final Map<VerbClass, Limit<?>> limits = new EnumMap<>(VerbClass.class);
  private final List<String> exemptRoles;

  @Inject
  RateLimits(RateSettings settings, BucketTable table) {
    this.table = table;
    this.shared = settings.shared();
    settings.project().forEach((verbs, rate) -> limits.put(verbs, limit(verbs, rate)));
    this.exemptRoles = settings.exemptRoles();
  }

  private Limit<?> limit(VerbClass verbs, Rate rate) {
    return new Limit<>(
        rate, shared ? new SharedBuckets(verbs, rate, table) : new LocalBuckets(rate));
  }

  /**
   * Refuses to start where the nodes cannot share anything; a database that is away is asked again
   * by the first request.
   *
   * @throws IllegalStateException when the database is another one than PostgreSQL
   */
  void start(@Observes Startup startup) {
    if (shared) {
      try {
        table.check();
      } catch (SQLException e) {
        LOG.log(Level.WARNING, "The database is not there yet; this node counts for itself.");
      }
    }
  }

  /** Whether any rate is set; without one there is nothing to count. */
  boolean areSet() {
    return !limits.isEmpty();
  }

  /**
   * Counts one request; a caller in an exempt role is not counted.
   *
   * @throws ImagesException 413 with the seconds to wait when the project has used up its rate
   */
  void count(Caller caller, VerbClass verbs, String method) {
    Limit<?> limit = limits.get(verbs);
    if (limit != null && !isExempt(caller)) {
      limit.count(caller.projectId(), method + " is");
    }
  }

  /**
   * Counts one delete more than the request was counted for.
   *
   * @throws ImagesException as above
   */
  public void countDeletion(Caller caller) {
    count(caller, VerbClass.DELETE, "DELETE");
  }

  /** How many requests were refused, by what they would have done. */
  public Map<String, Long> refusals() {
    Map<String, Long> refusals = new TreeMap<>();
    for (VerbClass verbs : VerbClass.values()) {
      Limit<?> limit = limits.get(verbs);
      refusals.put(
          verbs.name().toLowerCase(Locale.ROOT), limit == null ? 0 : limit.refusals().sum());
    }
    return refusals;
  }

  /** Whether the user has such a role, or the service that asks on his behalf. */
  private boolean isExempt(Caller caller) {
    return exemptRoles.stream()
        .anyMatch(role -> caller.has(role) || caller.serviceRoles().contains(role));
  }
}
