package org.cloudimages.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How one server process is to run.
 *
 * @param home the provisioned server, never written to
 * @param base this process's own copy of what the server writes (configuration, deployments, logs);
 *     made at the first start, kept for the next
 * @param data where database, bytes and local users lie; survives everything
 * @param httpPort the port of the service on 127.0.0.1; the other listeners get free ports
 * @param environment variables for the server process, such as {@code IMAGES_DB}
 * @param jvmOptions options for the server's JVM, such as {@code -Xmx256m} or {@code -Dkey=value}
 */
public record ServerSettings(
    Path home,
    Path base,
    Path data,
    int httpPort,
    Map<String, String> environment,
    List<String> jvmOptions) {

  public ServerSettings {
    environment = Map.copyOf(environment);
    jvmOptions = List.copyOf(jvmOptions);
  }
}
