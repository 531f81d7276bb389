package org.cloudimages.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real OpenStack Swift of its own for tests and the benchmark, on 127.0.0.1, with the S3 API.
 * Needs Debian's packages, which the script installs where it may.
 *
 * <p>Restarts keep the ports and the data. The servers end with this JVM. Not thread-safe.
 */
public final class Swift implements AutoCloseable {

  /** The account and the user that a Swift without Keystone knows; of S3 the access key. */
  public static final String USER = "images:store";

  public static final String PASSWORD = "the-key-of-the-store";

  private static final Path SCRIPT = Path.of("src/test/swift/swift.sh");
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path home;
  private final int port = Ports.free();
  private final Thread endWithThisJvm = new Thread(this::end, "stop-swift");
  private Process process;

  private Swift(Path home) {
    this.home = home;
    Runtime.getRuntime().addShutdownHook(endWithThisJvm);
  }

  /** Returns a Swift that keeps everything in the directory, not started yet. */
  public static Swift create(Path dir) {
    return create(dir, Map.of());
  }

  /**
   * Returns a Swift that takes tokens of a Keystone, not started yet.
   *
   * @param url of the Keystone
   * @param user who may validate tokens there, in that project
   */
  public static Swift ofKeystone(
      Path dir, String url, String user, String password, String project) {
    return create(
        dir,
        Map.of(
            "KEYSTONE_URL", url,
            "KEYSTONE_USER", user,
            "KEYSTONE_PASSWORD", password,
            "KEYSTONE_PROJECT", project));
  }

  private static Swift create(Path dir, Map<String, String> keystone) {
    Swift swift = new Swift(dir.toAbsolutePath().normalize());
    swift.run(Map.of(), "install");
    List<String> arguments = new ArrayList<>(List.of("create", swift.home.toString()));
    arguments.add(Integer.toString(swift.port));
    for (int storage = 0; storage < 3; storage++) {
      arguments.add(Integer.toString(Ports.free()));
    }
    swift.run(keystone, arguments.toArray(String[]::new));
    return swift;
  }

  /** Starts all servers and returns when the proxy answers. */
  public void start() {
    try {
      process = command(Map.of(), "serve", home.toString()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Instant end = Instant.now().plus(START_LIMIT);
    while (!answers()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("Swift did not start, see the logs in " + home);
      }
      pause();
    }
  }

  /** Ends all servers and returns when they have ended. */
  public void stop() {
    end();
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
    } catch (IllegalStateException e) {
      // because the JVM is shutting down, and the hook finds nothing left to do
    }
  }

  /** Where the proxy answers; of S3 the endpoint. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** Where a Swift without Keystone gives tokens. */
  public String authUrl() {
    return url() + "/auth/v1.0";
  }

  /** Makes a container, or a bucket in the eyes of S3, in a Swift without Keystone. */
  public void createContainer(String name) {
    HttpResponse<String> login =
        send(
            HttpRequest.newBuilder(URI.create(authUrl()))
                .header("X-Auth-User", USER)
                .header("X-Auth-Key", PASSWORD));
    String account = login.headers().firstValue("X-Storage-Url").orElseThrow();
    send(
        HttpRequest.newBuilder(URI.create(account + "/" + name))
            .header("X-Auth-Token", login.headers().firstValue("X-Auth-Token").orElseThrow())
            .PUT(BodyPublishers.noBody()));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(answer + ": " + answer.body());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void end() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean answers() {
    try {
      // because the proxy is there before the servers behind it
      send(
          HttpRequest.newBuilder(URI.create(url() + "/healthcheck"))
              .timeout(Duration.ofSeconds(30)));
      return Files.readAllLines(home.resolve("ports")).stream()
          .mapToInt(Integer::parseInt)
          .allMatch(Ports::isOpen);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void run(Map<String, String> environment, String... arguments) {
    try {
      int status = command(environment, arguments).start().waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            "swift.sh " + arguments[0] + " ended with " + status + ", see " + console());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private ProcessBuilder command(Map<String, String> environment, String... arguments) {
    List<String> line = new ArrayList<>(List.of(SCRIPT.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("SWIFT_USER", USER);
    builder.environment().put("SWIFT_KEY", PASSWORD);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()));
    return builder;
  }

  private Path console() {
    return home.resolve("console.log");
  }
}
