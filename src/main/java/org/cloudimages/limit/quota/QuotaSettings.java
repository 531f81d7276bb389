package org.cloudimages.limit.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.PerProject;
import org.cloudimages.setting.SettingReader;

/**
 * The limits of projects: {@code images.quota.count} for each, and {@code
 * images.quota.count.<project id>} for one, as for every {@link Quota}; -1 is none.
 */
@Singleton
public record QuotaSettings(Map<Quota, PerProject<Long>> limits) {

  // because with so many digits a number of MiB is still a number of bytes
  private static final Form<Long> LIMIT = Form.number(-1, 999_999_999_999L);

  @Inject
  public QuotaSettings(SettingReader settings) {
    this(new EnumMap<>(Quota.class));
    for (Quota quota : Quota.values()) {
      limits.put(quota, settings.perProject(quota.key(), "-1", LIMIT));
    }
  }

  /** Whether anything is bounded; where nothing is, nothing is counted. */
  boolean areSet() {
    return limits.values().stream().anyMatch(limit -> limit.varies() || limit.common() >= 0);
  }

  /** How much of that the project may have; empty where nothing bounds it. */
  OptionalLong limit(Quota quota, String projectId) {
    long limit = limits.get(quota).of(projectId);
    return limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit);
  }
}
