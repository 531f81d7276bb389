package org.cloudimages.identity.rackspace;

import java.time.Duration;
import java.util.Optional;
import org.cloudimages.identity.remote.RemoteSettings;
import org.cloudimages.setting.SettingReader;

/**
 * The settings {@code images.rackspace.*}.
 *
 * @param protocol to the service that they name
 * @param cacheTime how long a validation keeps
 */
public record RackspaceSettings(RackspaceProtocol protocol, Duration cacheTime) {

  public static RackspaceSettings of(SettingReader all) {
    SettingReader settings = all.below("images.rackspace");
    Optional<String> apiKey = settings.find("api-key");
    RackspaceProtocol protocol =
        new RackspaceProtocol(
            RemoteSettings.url(settings, "url", RackspaceProtocol.VERSION),
            settings.require("username"),
            apiKey.isPresent()
                ? new RackspaceProtocol.ApiKey(apiKey.get())
                : new RackspaceProtocol.Password(settings.require("password")));
    return new RackspaceSettings(protocol, RemoteSettings.cacheTime(settings));
  }

  @Override
  public String toString() {
    return protocol.username() + " at " + protocol.url();
  }
}
