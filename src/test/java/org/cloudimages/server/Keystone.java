package org.cloudimages.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A real Keystone of its own for tests and the benchmark, on 127.0.0.1. Needs Debian's packages,
 * which the script installs where it may.
 *
 * <p>Restarts keep the port and the data. The server ends with this JVM. Not thread-safe.
 */
public final class Keystone implements AutoCloseable {

  /** Name and password of its first administrator, whose project is {@link #OPERATORS}. */
  public static final String OPERATOR = "bootstrap";

  public static final String PASSWORD = "the password of the operator";
  public static final String OPERATORS = "bootstrap";

  /** Longer than any suite. */
  private static final Duration USUAL_TOKENS = Duration.ofHours(4);

  private static final Path SCRIPT = Path.of("src/test/keystone/keystone.sh");

  private final ScriptedServer server;
  private final Duration tokenLife;
  private final int port = Ports.free();

  private Keystone(Path home, Duration tokenLife) {
    this.server = new ScriptedServer(SCRIPT, home, Map.of("KEYSTONE_PASSWORD", PASSWORD));
    this.tokenLife = tokenLife;
  }

  /**
   * Returns a Keystone that keeps everything in the directory, not started yet, with projects of
   * these ids and names.
   */
  public static Keystone create(Path dir, Collection<String> projects) {
    Keystone keystone = new Keystone(dir, USUAL_TOKENS);
    ScriptedServer server = keystone.server;
    server.run("install");
    List<String> arguments = new ArrayList<>(List.of("create", server.home().toString()));
    arguments.add(Integer.toString(keystone.port));
    arguments.addAll(projects);
    server.run(arguments.toArray(String[]::new));
    return keystone;
  }

  /** Returns another server of the same data, not started yet, whose tokens last that long. */
  public Keystone withTokenLife(Duration life) {
    return new Keystone(server.home(), life);
  }

  /** Starts the server and returns when it answers. */
  public void start() {
    server.start(
        this::answers,
        "serve",
        server.home().toString(),
        Integer.toString(port),
        Long.toString(tokenLife.toSeconds()));
  }

  /** Ends the server and returns when its port is closed. */
  public void stop() {
    server.stop();
  }

  @Override
  public void close() {
    server.close();
  }

  /** Where it answers, without a version. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  private boolean answers() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/v3")).timeout(Duration.ofSeconds(30)).build();
    try {
      return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
