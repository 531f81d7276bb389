package org.cloudimages.data.region;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about images of other regions.
 *
 * @param prefixes what the names of the properties begin with that come with an image
 */
@Singleton
public record RegionSettings(List<String> prefixes) {

  private static final String NONE = "none";

  /** What a machine needs to boot, as in Glance. */
  private static final String USUAL = "hw_,trait:,os_distro,os_secure_boot,os_type";

  private static final Form<List<String>> PREFIXES =
      new Form<>("beginnings of names, separated by commas, or " + NONE, RegionSettings::parse);

  public RegionSettings {
    prefixes = List.copyOf(prefixes);
  }

  @Inject
  public RegionSettings(SettingReader settings) {
    this(settings.read("images.import.glance-download.properties", USUAL, PREFIXES));
  }

  private static List<String> parse(String text) {
    return text.equals(NONE) ? List.of() : Form.WORDS.parser().apply(text);
  }

  /** Whether a property of that name comes with an image. */
  boolean takes(String property) {
    return prefixes.stream().anyMatch(property::startsWith);
  }
}
