package org.cloudimages.store.transfer;

import java.net.URI;
import java.time.Duration;
import org.cloudimages.http.PlainHttp;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.store.StoreSettings;

/**
 * How long a store may keep us waiting.
 *
 * @param connect for a connection
 * @param silence without an answer, without a byte of it, or without taking a byte
 */
public record TransferSettings(Duration connect, Duration silence) {

  private static final String MIN_TIMEOUT = "PT0.001S";

  /** Reads {@code .connect-timeout} and {@code .timeout}. */
  public static TransferSettings of(StoreSettings settings) {
    return of(settings.own());
  }

  /** Reads the same of a server that is no store. */
  public static TransferSettings of(SettingReader own) {
    return new TransferSettings(
        own.duration("connect-timeout", "PT5S", MIN_TIMEOUT),
        own.duration("timeout", "PT30S", MIN_TIMEOUT));
  }

  /** Reads the URL of a server, without a slash at the end. */
  public static URI url(StoreSettings settings, String key) {
    URI url = settings.own().require(key, Form.URL);
    PlainHttp.warn(settings.own().name(key), url);
    return url;
  }
}
