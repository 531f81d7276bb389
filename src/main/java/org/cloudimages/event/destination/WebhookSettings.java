package org.cloudimages.event.destination;

import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about a webhook.
 *
 * @param url with {@code http} or {@code https}
 * @param secrets one, or two with a comma between them while they are changed
 */
public record WebhookSettings(DestinationSettings settings, String url, String secrets) {

  private static final String SECRET = "secret";
  private static final String PREFIX = "whsec_";
  private static final int MIN_SECRET = 24;
  private static final int MAX_SECRET = 64;

  public static WebhookSettings of(DestinationSettings settings) {
    SettingReader own = settings.own();
    return new WebhookSettings(settings, settings.url(), own.require(SECRET));
  }

  URI address() {
    return settings.parse(url, new TreeSet<>(Set.of("http", "https")));
  }

  /**
   * The secrets as bytes.
   *
   * @throws IllegalArgumentException without them
   */
  List<byte[]> keys() {
    try {
      List<byte[]> keys =
          Arrays.stream(secrets.split(",", -1))
              .map(String::strip)
              .map(WebhookSettings::key)
              .toList();
      if (keys.size() <= 2) {
        return keys;
      }
    } catch (IllegalArgumentException e) {
      // because its text may have the secret in it
    }
    throw new IllegalArgumentException(
        "%s must be one or two secrets with a comma between them, each %s and %d to %d bytes in Base64"
            .formatted(settings.own().name(SECRET), PREFIX, MIN_SECRET, MAX_SECRET));
  }

  private static byte[] key(String secret) {
    if (!secret.startsWith(PREFIX)) {
      throw new IllegalArgumentException(PREFIX);
    }
    byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    if (key.length < MIN_SECRET || key.length > MAX_SECRET) {
      throw new IllegalArgumentException(PREFIX);
    }
    return key;
  }

  @Override
  public String toString() {
    return WebhookSettings.class.getSimpleName();
  }
}
