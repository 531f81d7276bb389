package org.cloudimages.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudimages.server.AppServer;
import org.cloudimages.server.Ports;
import org.cloudimages.server.Postgres;
import org.cloudimages.server.ServerSettings;

/** The service in an application server, with a database and data of its own. Not started yet. */
final class ServiceUnderLoad implements AutoCloseable {

  static final String HEAP = "-Xmx512m";

  private final List<AutoCloseable> databases = new ArrayList<>();
  private final Path data;
  private final AppServer server;

  /**
   * @param port where it will answer
   * @param properties the service's settings
   */
  ServiceUnderLoad(BenchmarkSettings settings, int port, Map<String, String> properties) {
    this.data = settings.dir().resolve("data");
    List<String> options = new ArrayList<>(List.of(HEAP));
    properties.forEach((key, value) -> options.add("-D" + key + "=" + value));
    this.server =
        AppServer.of(
            settings.server(),
            new ServerSettings(
                settings.home(),
                settings.dir().resolve("server"),
                data,
                port,
                database(settings),
                options));
  }

  /** The service with local users. */
  static ServiceUnderLoad withLocalUsers(BenchmarkSettings settings) {
    return new ServiceUnderLoad(settings, Ports.free(), Map.of());
  }

  private Map<String, String> database(BenchmarkSettings settings) {
    return switch (settings.database()) {
      case "derby" -> Map.of("IMAGES_DB", "derby");
      case "postgresql" -> {
        Postgres postgres = Postgres.create(settings.dir().resolve("postgresql"));
        databases.add(postgres);
        postgres.start();
        yield postgres.environment();
      }
      default ->
          throw new IllegalArgumentException(
              "db must be derby or postgresql: " + settings.database());
    };
  }

  AppServer server() {
    return server;
  }

  /** Where it keeps its files and, with local users, the first token. */
  Path data() {
    return data;
  }

  ServerProcess process() {
    return new ServerProcess(server.pid());
  }

  @Override
  public void close() throws Exception {
    server.close();
    for (AutoCloseable database : databases) {
      database.close();
    }
  }
}
