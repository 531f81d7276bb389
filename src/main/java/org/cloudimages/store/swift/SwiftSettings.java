package org.cloudimages.store.swift;

import java.util.regex.Pattern;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.transfer.TransferSettings;

/**
 * The settings of one store.
 *
 * @param segmentSize bytes in a segment of what is larger; segments are passed on as they come
 */
public record SwiftSettings(
    SwiftLogin login, String container, long segmentSize, TransferSettings transfer) {

  private static final long MIB = 1 << 20;
  private static final long GIB = 1 << 30;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,250}");
  private static final Form<String> CONTAINER =
      new Form<>("up to 250 letters, digits, '.', '_' and '-'", SwiftSettings::container);

  public static SwiftSettings of(StoreSettings settings) {
    SettingReader own = settings.own();
    return new SwiftSettings(
        own.word("auth", "v3", "v1").equals("v3")
            ? KeystoneLogin.of(own)
            : TempAuthLogin.of(settings),
        own.read("container", "images", CONTAINER),
        own.number("segment-size", GIB, MIB, 5 * GIB),
        TransferSettings.of(settings));
  }

  private static String container(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
