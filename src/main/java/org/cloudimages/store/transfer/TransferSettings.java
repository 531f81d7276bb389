package org.cloudimages.store.transfer;

import java.net.URI;
import java.time.Duration;
import org.cloudimages.http.PlainHttp;
import org.cloudimages.store.StoreSettings;

/**
 * How long a store may keep us waiting.
 *
 * @param connect for a connection
 * @param silence without an answer, without a byte of it, or without taking a byte
 */
public record TransferSettings(Duration connect, Duration silence) {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  /** Reads {@code .connect-timeout} and {@code .timeout}. */
  public static TransferSettings of(StoreSettings settings) {
    return new TransferSettings(
        positive(settings, "connect-timeout", CONNECT), positive(settings, "timeout", SILENCE));
  }

  private static Duration positive(StoreSettings settings, String key, Duration otherwise) {
    Duration duration = settings.duration(key, otherwise);
    if (duration.isZero()) {
      throw settings.invalid(key, "it must be more than nothing");
    }
    return duration;
  }

  /** Reads the URL of a server, without a slash at the end. */
  public static URI url(StoreSettings settings, String key) {
    String text = settings.require(key).replaceAll("/+$", "");
    try {
      URI url = URI.create(text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getQuery() == null && url.getFragment() == null) {
        PlainHttp.warn(settings.name(key), url);
        return url;
      }
    } catch (IllegalArgumentException e) {
      throw settings.invalid(key, "it is no URL: " + text);
    }
    throw settings.invalid(key, "it must be like http://host:port/path: " + text);
  }
}
