package org.cloudimages.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * Which stores there are.
 *
 * @param data the directory that those of files lie in unless they say otherwise
 * @param ids in the order of the setting
 * @param defaultId the store that takes what names no other, where one is named
 */
@Singleton
public record StoresSettings(Path data, List<String> ids, Optional<String> defaultId) {

  static final String IDS = "images.stores";
  static final String DEFAULT = "images.default-store";

  private static final Pattern ID = Pattern.compile("(?!os_glance_)[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  // because an image keeps in one column which stores hold its bytes, and that may be all of them
  private static final int MAX_LENGTH = 510;

  private static final Form<List<String>> FORM =
      new Form<>(
          "ids of up to 64 letters, digits, - and _, separated by commas, "
              + MAX_LENGTH
              + " characters in all, that differ in more than case, - and _ and do not begin with"
              + " os_glance_",
          StoresSettings::ids);

  @Inject
  public StoresSettings(SettingReader settings) {
    this(
        settings.require("images.data", Form.PATH).toAbsolutePath().normalize(),
        settings.read(IDS, StoreSettings.FIRST, FORM),
        settings.find(DEFAULT));
  }

  private static List<String> ids(String text) {
    List<String> ids = Form.WORDS.parser().apply(text);
    // because their settings as environment variables know no case
    long variables = ids.stream().map(StoresSettings::variable).distinct().count();
    boolean isFit = String.join(",", ids).length() <= MAX_LENGTH;
    if (!isFit || variables < ids.size() || !ids.stream().allMatch(ID.asMatchPredicate())) {
      throw new IllegalArgumentException(text);
    }
    return ids;
  }

  private static String variable(String id) {
    return id.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
