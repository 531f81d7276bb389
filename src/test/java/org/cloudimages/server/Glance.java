package org.cloudimages.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * A real Glance of its own for the benchmark, on 127.0.0.1, with PostgreSQL, the users of a
 * Keystone and a worker for each core. Needs Debian's packages, which the script installs where it
 * may.
 *
 * <p>The server ends with this JVM. Not thread-safe.
 */
public final class Glance implements AutoCloseable {

  private static final Path SCRIPT = Path.of("src/test/glance/glance.sh");

  private final ScriptedServer server;
  private final int port = Ports.free();

  private Glance(Path home, Map<String, String> environment) {
    this.server = new ScriptedServer(SCRIPT, home, environment);
  }

  /**
   * Returns a Glance that keeps its data in the directory and the database, not started yet.
   *
   * @param postgres runs already
   * @param url of the Keystone
   * @param user who may validate tokens there, in that project
   */
  public static Glance create(
      Path dir, Postgres postgres, String url, String user, String password, String project) {
    Glance glance =
        new Glance(
            dir,
            Map.of(
                "DATABASE_URL", databaseUrl(postgres),
                "KEYSTONE_URL", url,
                "KEYSTONE_USER", user,
                "KEYSTONE_PASSWORD", password,
                "KEYSTONE_PROJECT", project));
    glance.server.run("install");
    glance.server.run("create", glance.server.home().toString(), Integer.toString(glance.port));
    return glance;
  }

  private static String databaseUrl(Postgres postgres) {
    String credentials = "://" + postgres.user() + ":" + postgres.password() + "@";
    return postgres
        .jdbcUrl()
        .replace("jdbc:postgresql", "postgresql+psycopg2")
        .replace("://", credentials);
  }

  /** Starts the server and returns when it takes connections. */
  public void start() {
    server.start(() -> Ports.isOpen(port), "serve", server.home().toString());
  }

  @Override
  public void close() {
    server.close();
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }
}
