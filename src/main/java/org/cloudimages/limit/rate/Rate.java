package org.cloudimages.limit.rate;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.setting.Form;

/**
 * A number of requests in a time, written {@code N} or {@code N/m} for a minute, {@code N/s} for a
 * second.
 */
record Rate(long requests, Duration period) {

  /** What a setting must be. */
  static final Form<Rate> FORM = new Form<>("N, N/m or N/s", Rate::parse);

  /** What a setting must be that has to say {@code off} where there is to be no rate. */
  static final Form<Optional<Rate>> FORM_OR_OFF =
      new Form<>(
          "N, N/m, N/s or off",
          text -> text.equals("off") ? Optional.empty() : Optional.of(parse(text)));

  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,8})(?:/([sm]))?");

  private static Rate parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    Duration period = "s".equals(matcher.group(2)) ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
    return new Rate(Long.parseLong(matcher.group(1)), period);
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
