package org.cloudimages.limit.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * The limits of projects: {@code images.quota.count} for each, and {@code
 * images.quota.count.<project id>} for one, as for every {@link Quota}; -1 is none.
 */
@Singleton
public class QuotaSettings {

  private final Config config;
  private final boolean set;

  @Inject
  QuotaSettings(Config config) {
    this.config = config;
    long bounded =
        Stream.of(Quota.values()).filter(quota -> read(quota.key()).orElse(-1) >= 0).count();
    long overrides =
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
            .filter(QuotaSettings::isOverride)
            // because an unreadable one is to stop the start
            .peek(this::read)
            .count();
    this.set = bounded + overrides > 0;
  }

  private static boolean isOverride(String name) {
    return Stream.of(Quota.values())
        .map(Quota::key)
        .anyMatch(key -> name.startsWith(key + ".") || isVariable(name, key));
  }

  private static boolean isVariable(String name, String key) {
    return name.startsWith(key.replace('.', '_').toUpperCase(Locale.ROOT) + "_")
        && name.toUpperCase(Locale.ROOT).equals(name);
  }

  /** Whether anything is bounded; where nothing is, nothing is counted. */
  boolean areSet() {
    return set;
  }

  /** How much of that the project may have; empty where nothing bounds it. */
  OptionalLong limit(Quota quota, String projectId) {
    long limit = read(quota.key() + "." + projectId).orElse(read(quota.key()).orElse(-1));
    return limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  private OptionalLong read(String key) {
    return config
        .getOptionalValue(key, String.class)
        .map(text -> OptionalLong.of(parse(key, text.strip())))
        .orElse(OptionalLong.empty());
  }

  private static long parse(String key, String text) {
    // because with so many digits a number of MiB is still a number of bytes
    if (!text.matches("-1|\\d{1,12}")) {
      throw new IllegalArgumentException(key + " must be a number or -1, but is: " + text);
    }
    return Long.parseLong(text);
  }
}
