package org.cloudimages.testing;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Settings without a server: optional texts and their names, and nothing else. */
public final class Settings {

  private Settings() {}

  public static Config of(Map<String, String> settings) {
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
