package org.cloudimages.event.destination;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.setting.SettingReader;

/** The settings of one destination, all below one prefix such as {@code images.events.siem}. */
public record DestinationSettings(SettingReader own) {

  static final String WEBHOOK = "webhook";
  static final String RABBITMQ = "rabbitmq";
  private static final String URL = "url";

  /** Those of the destination of that id. */
  public static DestinationSettings of(SettingReader settings, String id) {
    return new DestinationSettings(settings.below("images.events.destination." + id));
  }

  public String type() {
    return own.word("type", WEBHOOK, RABBITMQ);
  }

  /** Where it is; which URLs are right depends on its type. */
  public String url() {
    return own.require(URL);
  }

  /**
   * Reads a URL of one of these schemes.
   *
   * @throws IllegalArgumentException without the URL, in which may be something secret
   */
  URI parse(String url, Set<String> schemes) {
    return parsed(url)
        .filter(found -> found.getScheme() != null && schemes.contains(found.getScheme()))
        .filter(found -> found.getHost() != null && found.getRawUserInfo() == null)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    own.name(URL)
                        + " must be a URL that begins with "
                        + String.join(" or ", schemes)
                        + ":// and has no user and no password"));
  }

  private static Optional<URI> parsed(String url) {
    try {
      return Optional.of(new URI(url));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
