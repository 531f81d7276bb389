package org.cloudimages.identity.local;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about local users.
 *
 * @param directory for what else is kept of them
 * @param users the file that they are in
 * @param endpoint where the service is, for the file of the first run
 * @param regions where the image services of other regions are, by their names
 * @param passwordIterations of PBKDF2, for passwords that are new
 */
@Singleton
public record LocalSettings(
    Path directory, Path users, String endpoint, Map<String, URI> regions, int passwordIterations) {

  /** The name of our own region. */
  public static final String OWN_REGION = "RegionOne";

  private static final Form<Map<String, URI>> REGIONS =
      new Form<>(
          "like RegionTwo=http://host:port, separated by commas, without " + OWN_REGION,
          LocalSettings::regions);

  public LocalSettings {
    regions = Collections.unmodifiableMap(new TreeMap<>(regions));
  }

  @Inject
  public LocalSettings(SettingReader settings) {
    this(
        settings.require("images.data", Form.PATH),
        settings.find("images.local.users", Form.PATH),
        endpoint(settings),
        settings.find("images.local.regions", REGIONS).orElse(Map.of()),
        settings.count("images.local.password-iterations", 210_000, 1_000, 10_000_000));
  }

  private LocalSettings(
      Path directory,
      Optional<Path> users,
      String endpoint,
      Map<String, URI> regions,
      int passwordIterations) {
    this(
        directory,
        users.orElse(directory.resolve("users.json")),
        endpoint,
        regions,
        passwordIterations);
  }

  private static String endpoint(SettingReader settings) {
    int port = settings.count("images.http.port", 8080, 1, 65_535);
    return settings.find("images.public-endpoint").orElse("http://127.0.0.1:" + port);
  }

  private static Map<String, URI> regions(String text) {
    Map<String, URI> regions = new TreeMap<>();
    for (String word : Form.WORDS.parser().apply(text)) {
      int end = word.indexOf('=');
      String name = word.substring(0, Math.max(0, end)).strip();
      URI url = Form.URL.parser().apply(word.substring(end + 1).strip());
      boolean isNew = regions.put(name, url) == null;
      if (name.isEmpty() || name.equals(OWN_REGION) || !isNew) {
        throw new IllegalArgumentException(text);
      }
    }
    return regions;
  }
}
