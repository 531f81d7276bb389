package org.cloudimages.identity.local;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about local users.
 *
 * @param directory for what else is kept of them
 * @param users the file that they are in
 * @param endpoint where the service is, for the file of the first run
 */
@Singleton
public record LocalSettings(Path directory, Path users, String endpoint) {

  @Inject
  public LocalSettings(SettingReader settings) {
    this(
        settings.require("images.data", Form.PATH),
        settings.find("images.local.users", Form.PATH),
        settings.find("images.public-endpoint"),
        settings.count("images.http.port", 8080, 1, 65_535));
  }

  private LocalSettings(Path directory, Optional<Path> users, Optional<String> endpoint, int port) {
    this(
        directory,
        users.orElse(directory.resolve("users.json")),
        endpoint.orElse("http://127.0.0.1:" + port));
  }
}
