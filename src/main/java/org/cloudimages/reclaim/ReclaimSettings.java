package org.cloudimages.reclaim;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.cloudimages.reclaim.lane.BackOff;
import org.eclipse.microprofile.config.Config;

/** The settings {@code images.reclaim.*} and {@code images.tombstones.*}. */
@Singleton
public class ReclaimSettings {

  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final Duration interval;
  private final Duration timeout;
  private final int workers;
  private final BackOff backOff;
  private final int attempts;
  private final Duration setAside;
  private final Duration leaseMargin;
  private final Duration orphanGrace;
  private final Duration orphanScan;
  private final boolean removesOrphans;
  private final Duration tombstonesKept;
  private final Duration tombstonesInterval;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException with the key, when one has another form
   */
  @Inject
  ReclaimSettings(Config config) {
    interval = atLeast(SHORTEST, config, "images.reclaim.interval", "PT10S");
    timeout = atLeast(SHORTEST, config, "images.reclaim.timeout", "PT1M");
    workers = workers(config, "images.reclaim.workers");
    backOff =
        new BackOff(
            atLeast(SHORTEST, config, "images.reclaim.retry", "PT1S"),
            atLeast(SHORTEST, config, "images.reclaim.retry-max", "PT10M"));
    attempts = attempts(config, "images.reclaim.attempts");
    setAside = atLeast(SHORTEST, config, "images.reclaim.set-aside-retry", "PT24H");
    leaseMargin = duration(config, "images.reclaim.lease-margin", "PT1M");
    orphanGrace = duration(config, "images.reclaim.orphan-grace", "PT24H");
    orphanScan = duration(config, "images.reclaim.orphan-scan", "PT0S");
    removesOrphans = removes(config, "images.reclaim.orphans");
    tombstonesKept = duration(config, "images.tombstones.keep", "P30D");
    tombstonesInterval = atLeast(SHORTEST, config, "images.tombstones.interval", "PT1H");
  }

  private static Duration atLeast(Duration least, Config config, String key, String otherwise) {
    Duration duration = duration(config, key, otherwise);
    if (duration.compareTo(least) < 0) {
      throw new IllegalArgumentException(key + " must be " + least + " or more: " + duration);
    }
    return duration;
  }

  private static Duration duration(Config config, String key, String otherwise) {
    String text = text(config, key).orElse(otherwise);
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(key + " must be a time like PT10S, but is: " + text, e);
    }
    throw new IllegalArgumentException(key + " must not be negative, but is: " + text);
  }

  private static int workers(Config config, String key) {
    String text = text(config, key).orElse("4");
    if (!text.matches("[1-9]|[1-9]\\d")) {
      throw new IllegalArgumentException(key + " must be from 1 to 99, but is: " + text);
    }
    return Integer.parseInt(text);
  }

  private static int attempts(Config config, String key) {
    String text = text(config, key).orElse("20");
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw new IllegalArgumentException(key + " must be from 1 to 999999, but is: " + text);
    }
    return Integer.parseInt(text);
  }

  private static boolean removes(Config config, String key) {
    String text = text(config, key).orElse("report");
    return switch (text) {
      case "report" -> false;
      case "remove" -> true;
      default ->
          throw new IllegalArgumentException(key + " must be report or remove, but is: " + text);
    };
  }

  private static Optional<String> text(Config config, String key) {
    return config.getOptionalValue(key, String.class).map(String::strip);
  }

  /** How often it is looked for something to do where nobody tells of it. */
  Duration interval() {
    return interval;
  }

  /** How long a store may take to remove one blob. */
  public Duration timeout() {
    return timeout;
  }

  /** How many blobs of one store this node removes at once. */
  int workers() {
    return workers;
  }

  /** When to try again what failed. */
  public BackOff backOff() {
    return backOff;
  }

  /** How often it is tried to remove what a store refuses to remove, before it is set aside. */
  public int attempts() {
    return attempts;
  }

  /** When to try again what was set aside. */
  public Duration setAside() {
    return setAside;
  }

  /** How long after the end of its lease a writer may still send bytes. */
  Duration leaseMargin() {
    return leaseMargin;
  }

  /** How old an object without a row must be. */
  public Duration orphanGrace() {
    return orphanGrace;
  }

  /** How often the stores are scanned for orphans; zero for never. */
  public Duration orphanScan() {
    return orphanScan;
  }

  /** Whether that scan removes what it finds. */
  public boolean removesOrphans() {
    return removesOrphans;
  }

  /** How long the row of a deleted image is kept. */
  Duration tombstonesKept() {
    return tombstonesKept;
  }

  /** How often such rows are looked for. */
  Duration tombstonesInterval() {
    return tombstonesInterval;
  }

  /** How long a claim holds: until after the last moment in which its owner gives up a store. */
  public Duration claim() {
    return timeout.multipliedBy(2).plus(interval);
  }
}
