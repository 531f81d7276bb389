package org.cloudimages.identity.remote;

import java.net.URI;
import java.time.Duration;
import org.cloudimages.http.PlainHttp;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/** The settings that identity services have in common, each service below a prefix of its own. */
public final class RemoteSettings {

  private static final int DEFAULT_CACHE_SECONDS = 300;

  private RemoteSettings() {}

  /** Returns where the service is, without a slash and without this version at the end. */
  public static String url(SettingReader settings, String key, String version) {
    URI url = settings.require(key, Form.URL);
    PlainHttp.warn(settings.name(key), url);
    String text = url.toString();
    return text.endsWith(version) ? text.substring(0, text.length() - version.length()) : text;
  }

  /** Returns {@code .cache-seconds}, from 0 to 300. */
  public static Duration cacheTime(SettingReader settings) {
    // because a longer time would let a revoked token live longer than the API promises
    return Duration.ofSeconds(
        settings.count("cache-seconds", DEFAULT_CACHE_SECONDS, 0, DEFAULT_CACHE_SECONDS));
  }
}
