package org.cloudimages.limit.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * The limits of projects: {@code images.quota.count} for each, and {@code
 * images.quota.count.<project id>} for one; -1 is none.
 */
@Singleton
public class QuotaSettings {

  private static final String COUNT = "images.quota.count";
  private static final String COUNT_VARIABLE = "IMAGES_QUOTA_COUNT";

  private final Config config;
  private final boolean set;
  private final long count;

  @Inject
  QuotaSettings(Config config) {
    this.config = config;
    this.count = read(COUNT).orElse(-1);
    long overrides =
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
            .filter(name -> name.startsWith(COUNT + ".") || isVariable(name))
            // because an unreadable one is to stop the start
            .peek(this::read)
            .count();
    this.set = count >= 0 || overrides > 0;
  }

  private static boolean isVariable(String name) {
    return name.toUpperCase(Locale.ROOT).equals(name) && name.startsWith(COUNT_VARIABLE + "_");
  }

  /** Whether anything is bounded; where nothing is, nothing is counted. */
  boolean areSet() {
    return set;
  }

  /** How many images the project may have; empty where nothing bounds it. */
  OptionalLong images(String projectId) {
    long limit = read(COUNT + "." + projectId).orElse(count);
    return limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  private OptionalLong read(String key) {
    return config
        .getOptionalValue(key, String.class)
        .map(text -> OptionalLong.of(parse(key, text.strip())))
        .orElse(OptionalLong.empty());
  }

  private static long parse(String key, String text) {
    if (!text.matches("-1|\\d{1,15}")) {
      throw new IllegalArgumentException(key + " must be a number or -1, but is: " + text);
    }
    return Long.parseLong(text);
  }
}
