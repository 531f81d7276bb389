package org.cloudimages.limit.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.ResourceLimits;

/**
 * How much a project may keep: what the identity service has as its limit, where that is asked and
 * has one, else what the settings say.
 */
@Singleton
public class ProjectLimits {

  private final QuotaSettings settings;
  private final ResourceLimits limits;
  private final Map<Quota, LongAdder> refusals = new EnumMap<>(Quota.class);

  @Inject
  ProjectLimits(QuotaSettings settings, ResourceLimits limits) {
    this.settings = settings;
    this.limits = limits;
    for (Quota quota : Quota.values()) {
      refusals.put(quota, new LongAdder());
    }
  }

  /** Whether anything may be bounded; where nothing is, nothing is counted. */
  boolean areSet() {
    return settings.areSet() || limits.areAsked();
  }

  /** Asks for the limits of the project where that takes a request to another service. */
  void read(String projectId) {
    if (limits.areAsked() && limits.known(projectId).isEmpty()) {
      limits.read(projectId);
    }
  }

  /** Whether the limits of the project are known without asking anybody. */
  boolean areKnown(String projectId) {
    return !limits.areAsked() || limits.known(projectId).isPresent();
  }

  /** How much of that the project may have; empty where nothing bounds it. */
  OptionalLong limit(Quota quota, String projectId) {
    Long limit = limits.known(projectId).orElse(Map.of()).get(quota.text());
    if (limit == null) {
      return settings.limit(quota, projectId);
    }
    return limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  /** Refuses what is more than a project may have, with 413 and that text. */
  ImagesException exceeded(Quota quota, String message) {
    refusals.get(quota).increment();
    return ImagesException.overLimit(message);
  }

  /** How often somebody wanted more, by quota. */
  public Map<String, Long> refusals() {
    return refusals.entrySet().stream()
        .collect(
            Collectors.toMap(
                refused -> refused.getKey().name().toLowerCase(Locale.ROOT),
                refused -> refused.getValue().sum(),
                Long::sum,
                TreeMap::new));
  }
}
