package org.cloudimages.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The settings of one store, all below one prefix such as {@code images.store.fast}. A value that
 * is missing or wrong ends the start with its key.
 *
 * @param id the id of the store
 * @param home the directory for its files, where it has any and the settings name none
 */
public record StoreSettings(Config config, String prefix, String id, Path home) {

  /** Settings that all stores have in common. */
  StoreSettings below(String common) {
    return new StoreSettings(config, common, id, home);
  }

  public Optional<String> find(String key) {
    return config.getOptionalValue(name(key), String.class).map(String::strip);
  }

  public String require(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException(name(key) + " is not set"));
  }

  /** Returns a number within those bounds, both included. */
  public int integer(String key, int otherwise, int least, int most) {
    return Math.toIntExact(number(key, otherwise, least, most));
  }

  /** Returns a number within those bounds, both included. */
  public long number(String key, long otherwise, long least, long most) {
    return find(key).map(text -> parse(key, text, least, most)).orElse(otherwise);
  }

  private long parse(String key, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw invalid(key, "it is no number: " + text);
    }
    throw invalid(key, "it must be from " + least + " to " + most + ": " + text);
  }

  public boolean flag(String key, boolean otherwise) {
    String text = find(key).orElse(Boolean.toString(otherwise));
    if (!text.matches("true|false")) {
      throw invalid(key, "it must be true or false: " + text);
    }
    return Boolean.parseBoolean(text);
  }

  /** Returns a time of ISO 8601 such as {@code PT2H}, not below zero. */
  public Duration duration(String key, Duration otherwise) {
    Optional<String> text = find(key);
    try {
      Duration duration = text.map(Duration::parse).orElse(otherwise);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw invalid(key, "it is no time like PT2H: " + text.orElseThrow());
    }
    throw invalid(key, "it must not be negative: " + text.orElseThrow());
  }

  /** The failure that a wrong value ends the start with. */
  public IllegalArgumentException invalid(String key, String why) {
    return new IllegalArgumentException("Invalid value for '" + name(key) + "': " + why);
  }

  /** The whole name of a setting. */
  public String name(String key) {
    return prefix + "." + key;
  }
}
