package org.cloudimages.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * The settings of one store, all below one prefix such as {@code images.store.fast}.
 *
 * @param all the settings of all stores and of everything else
 * @param id the id of the store
 * @param home the directory for its files, where it has any and the settings name none
 */
public record StoreSettings(SettingReader all, String prefix, String id, Path home) {

  /** The one store that nobody has to configure. */
  static final String FIRST = "default";

  static final String FILE = "file";

  private static final Form<Duration> DELAY = Form.duration("PT0S", Form.MAX_DURATION);

  /** Those below the prefix. */
  public SettingReader own() {
    return all.below(prefix);
  }

  /** What kind it is of: files, if it is {@link #FIRST} or for staged data and says nothing. */
  public String type() {
    return id.equals(FIRST) || id.equals(Stores.STAGING)
        ? own().text("type", FILE)
        : own().require("type");
  }

  public Optional<String> description() {
    return own().find("description");
  }

  public int weight() {
    return own().count("weight", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** How long doomed bytes stay in it: what it says, else what is said for all, else that. */
  public Duration reclaimDelay(Duration usual) {
    return own()
        .find("reclaim-delay", DELAY)
        .or(() -> all.find("images.reclaim.delay", DELAY))
        .orElse(usual);
  }
}
