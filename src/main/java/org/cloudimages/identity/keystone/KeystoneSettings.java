package org.cloudimages.identity.keystone;

import java.time.Duration;
import java.util.Optional;
import org.cloudimages.identity.remote.RemoteSettings;
import org.cloudimages.setting.SettingReader;

/**
 * The settings {@code images.keystone.*}.
 *
 * @param publicUrl where callers reach it
 * @param user who this service is to it
 * @param cacheTime how long a validation keeps
 * @param region whose limits go before those of none
 */
public record KeystoneSettings(
    String url, String publicUrl, KeystoneUser user, Duration cacheTime, Optional<String> region) {

  public static KeystoneSettings of(SettingReader all) {
    SettingReader settings = all.below("images.keystone");
    String url = url(settings, "url");
    return new KeystoneSettings(
        url,
        settings.find("public-url").map(other -> url(settings, "public-url")).orElse(url),
        KeystoneUser.of(settings),
        RemoteSettings.cacheTime(settings),
        settings.find("region"));
  }

  private static String url(SettingReader settings, String key) {
    return RemoteSettings.url(settings, key, KeystoneProtocol.VERSION);
  }
}
