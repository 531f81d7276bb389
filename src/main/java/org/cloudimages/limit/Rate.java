package org.cloudimages.limit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of requests in a time, written {@code N} or {@code N/m} for a minute, {@code N/s} for a
 * second.
 */
record Rate(long requests, Duration period) {

  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})(?:/([sm]))?");

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException when it has another form, naming the key
   */
  static Rate parse(String key, String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(key + " must be N, N/m or N/s, but is: " + text);
    }
    Duration period = "s".equals(matcher.group(2)) ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
    return new Rate(Long.parseLong(matcher.group(1)), period);
  }

  String describe() {
    return requests + (period.equals(Duration.ofSeconds(1)) ? " per second" : " per minute");
  }
}
