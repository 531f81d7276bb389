package org.cloudimages.image.deletion;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * How long deleted images stay in the recycle bin: {@code images.recycle-bin.retention} for every
 * project, and {@code images.recycle-bin.retention.<project id>} for one; zero is not at all.
 */
@Singleton
public class Retention {

  private static final String TIME = "images.recycle-bin.retention";
  private static final String TIME_VARIABLE = "IMAGES_RECYCLE_BIN_RETENTION";
  private static final String COUNTS = "images.recycle-bin.counts";
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final Config config;
  private final Duration usual;
  private final boolean varies;
  private final boolean counts;

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException for a value that is none, naming the key
   */
  @Inject
  Retention(Config config) {
    this.config = config;
    this.usual = read(TIME).orElse(Duration.ZERO);
    long overrides =
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
            .filter(name -> name.startsWith(TIME + ".") || isVariable(name))
            // because an unreadable one is to stop the start
            .peek(this::read)
            .count();
    this.varies = overrides > 0;
    this.counts = config.getOptionalValue(COUNTS, String.class).map(Retention::isTrue).orElse(true);
  }

  private static boolean isVariable(String name) {
    return name.toUpperCase(Locale.ROOT).equals(name) && name.startsWith(TIME_VARIABLE + "_");
  }

  /** Reads the settings when the application starts and not when the first request comes. */
  void start(@Observes Startup startup) {}

  /** The retention for every project; empty where some project may have one of its own. */
  Optional<Duration> common() {
    return varies ? Optional.empty() : Optional.of(usual);
  }

  /**
   * The retention for the images of a project.
   *
   * @param projectId null for images that belong to nobody
   */
  Duration of(String projectId) {
    return varies && projectId != null ? read(TIME + "." + projectId).orElse(usual) : usual;
  }

  /** Whether what lies in the recycle bin counts against the quota of its project. */
  public boolean counts() {
    return counts;
  }

  private Optional<Duration> read(String key) {
    return config.getOptionalValue(key, String.class).map(text -> parse(key, text.strip()));
  }

  private static Duration parse(String key, String text) {
    try {
      Duration time = Duration.parse(text);
      if (!time.isNegative() && time.compareTo(LONGEST) <= 0) {
        return time;
      }
    } catch (DateTimeException e) {
      // because both are refused alike below
    }
    throw new IllegalArgumentException(
        key + " must be a duration from PT0S to P36500D, but is: " + text);
  }

  private static boolean isTrue(String text) {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(COUNTS + " must be true or false, but is: " + text);
    };
  }
}
