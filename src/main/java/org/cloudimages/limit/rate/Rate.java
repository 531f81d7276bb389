package org.cloudimages.limit.rate;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.eclipse.microprofile.config.Config;

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

  /** Reads a setting that may be absent, see {@link #parse}. */
  static Optional<Rate> of(Config config, String key) {
    return config.getOptionalValue(key, String.class).map(text -> parse(key, text));
  }

  /** A bucket holds one period's worth and fills up evenly. */
  Bandwidth bandwidth() {
    return Bandwidth.builder().capacity(requests).refillGreedy(requests, period).build();
  }

  /**
   * The answer to a request above the rate.
   *
   * @param who what is limited, as the subject of a sentence
   */
  ImagesException exceeded(String who, int seconds) {
    return new ImagesException(
        Fault.of(FaultType.OVER_LIMIT, "Too many requests.")
            .details(who + " limited to " + describe() + ".")
            .retryAfter(seconds));
  }

  /** Rounded up, so that a client that waits is not refused again. */
  static int seconds(long nanos) {
    return (int) Duration.ofNanos(nanos).plusMillis(999).toSeconds();
  }

  String describe() {
    return requests + (period.equals(Duration.ofSeconds(1)) ? " per second" : " per minute");
  }
}
