package org.cloudimages.testing;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.setting.SettingReader;
import org.eclipse.microprofile.config.Config;

/** Settings without a server. */
public final class Settings {

  private Settings() {}

  public static SettingReader of(Map<String, String> settings) {
    return new SettingReader(config(settings));
  }

  private static Config config(Map<String, String> settings) {
    return (Config)
        Proxy.newProxyInstance(
            Settings.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getOptionalValue" -> Optional.ofNullable(settings.get(arguments[0]));
                  case "getPropertyNames" -> settings.keySet();
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }
}
