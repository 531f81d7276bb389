package org.cloudimages.store.file;

import java.nio.file.Path;
import org.cloudimages.setting.Form;
import org.cloudimages.store.StoreSettings;

/**
 * The settings of one store.
 *
 * @param reserve what it leaves of its disk
 */
public record FileSettings(Path directory, Reserve reserve) {

  static final String DIRECTORY = "directory";

  public static FileSettings of(StoreSettings settings) {
    return new FileSettings(
        settings
            .own()
            .find(DIRECTORY, Form.PATH)
            .orElse(settings.home())
            .toAbsolutePath()
            .normalize(),
        settings.own().find("reserve", Reserve.FORM).orElse(Reserve.DEFAULT));
  }
}
