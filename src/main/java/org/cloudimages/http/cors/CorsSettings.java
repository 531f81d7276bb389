package org.cloudimages.http.cors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about pages of other origins.
 *
 * @param origins whose pages are served, as browsers write them; just {@code *} for all, none where
 *     it is off
 * @param maxAge for how long a browser keeps what it was told before a request
 */
@Singleton
public record CorsSettings(Set<String> origins, Duration maxAge) {

  static final String ANY = "*";

  private static final Form<Set<String>> ORIGINS =
      new Form<>(
          "* or origins as browsers write them, such as https://portal.example.com (small letters,"
              + " no path, no port that is the usual one), separated by commas",
          CorsSettings::origins);

  /** A name or an IPv4 address, or an IPv6 address in brackets. */
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(:[1-9]\\d{0,4})?");

  private static final int MAX_PORT = 65_535;

  public CorsSettings {
    origins = Set.copyOf(origins);
  }

  @Inject
  public CorsSettings(SettingReader settings) {
    this(
        settings.find("images.cors.origins", ORIGINS).orElse(Set.of()),
        settings.duration("images.cors.max-age", "PT1H"));
  }

  private static Set<String> origins(String text) {
    if (text.equals(ANY)) {
      return Set.of(ANY);
    }
    Set<String> origins = Set.copyOf(Form.WORDS.parser().apply(text));
    if (!origins.stream().allMatch(CorsSettings::isOrigin)) {
      throw new IllegalArgumentException(text);
    }
    return origins;
  }

  private static boolean isOrigin(String text) {
    if (!ORIGIN.matcher(text).matches()) {
      return false;
    }
    URI origin = URI.create(text);
    int usual = origin.getScheme().equals("https") ? 443 : 80;
    return origin.getHost() != null && origin.getPort() != usual && origin.getPort() <= MAX_PORT;
  }

  boolean areSet() {
    return !origins.isEmpty();
  }

  /** Whether the pages of that origin are served. */
  boolean contain(String origin) {
    return origins.contains(origin) || origins.contains(ANY);
  }
}
