package org.cloudimages.outbound.fetch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * How long a web server may keep us waiting.
 *
 * @param connect for a connection to one of its addresses
 * @param silence from the connection to the end of the answer's head, and later without a byte
 * @param minimumRate bytes a second that it must send; 0 for no bound
 * @param grace over how long that is judged
 */
@Singleton
public record FetchSettings(Duration connect, Duration silence, long minimumRate, Duration grace) {

  private static final long MAX_RATE = 999_999_999_999L;

  /** Several milliseconds for each address, because sockets take 0 for no bound. */
  private static final Duration MOMENT = Duration.ofMillis(20);

  /** No longer, because sockets count milliseconds in an int. */
  private static final Form<Duration> TIMEOUT = Form.duration("PT0.001S", "PT24H");

  @Inject
  public FetchSettings(SettingReader settings) {
    this(
        settings.read("images.outbound.connect-timeout", "PT10S", TIMEOUT),
        settings.read("images.outbound.timeout", "PT30S", TIMEOUT),
        settings.number("images.outbound.minimum-rate", 1024, 0, MAX_RATE),
        settings.read("images.outbound.grace", "PT60S", Form.duration("PT1S", "PT24H")));
  }

  /** The same with other timeouts. */
  FetchSettings within(Duration otherConnect, Duration otherSilence) {
    return new FetchSettings(otherConnect, otherSilence, minimumRate, grace);
  }

  /**
   * The same for whom only so much time is left: all addresses of a server together are tried for
   * no longer, and its answer is waited for no longer. That nothing is left counts as a moment.
   */
  FetchSettings hurried(Duration left) {
    Duration all = left.compareTo(MOMENT) < 0 ? MOMENT : left;
    return within(least(connect, all.dividedBy(Connector.MAX_ADDRESSES)), least(silence, all));
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
