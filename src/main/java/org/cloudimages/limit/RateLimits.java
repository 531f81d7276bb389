package org.cloudimages.limit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.eclipse.microprofile.config.Config;

/**
 * The rates of a project, one a {@link VerbClass}; off where {@code images.limit.rate.<class>} is
 * not set. Thread-safe.
 */
@Singleton
public class RateLimits {

  private static final String KEY = "images.limit.rate.";

  private final Map<VerbClass, Limit<?>> limits = new EnumMap<>(VerbClass.class);
  private final List<String> exemptRoles;

  @Inject
  RateLimits(Config config) {
    for (VerbClass verbs : VerbClass.values()) {
      String key = KEY + verbs.name().toLowerCase(Locale.ROOT);
      Limit.local(config, key).ifPresent(limit -> limits.put(verbs, limit));
    }
    String roles = config.getOptionalValue(KEY + "exempt-roles", String.class).orElse("service");
    exemptRoles =
        Stream.of(roles.split(",")).map(role -> role.strip().toLowerCase(Locale.ROOT)).toList();
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

  /** Whether the user has such a role, or the service that asks on his behalf. */
  private boolean isExempt(Caller caller) {
    return exemptRoles.stream()
        .anyMatch(role -> caller.has(role) || caller.serviceRoles().contains(role));
  }
}
