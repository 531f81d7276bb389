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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ScriptedServer server;
  private final int port = Ports.free();

  private Swift(Path home, Map<String, String> environment) {
    this.server = new ScriptedServer(SCRIPT, home, environment);
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
    Map<String, String> environment = new HashMap<>(keystone);
    environment.put("SWIFT_USER", USER);
    environment.put("SWIFT_KEY", PASSWORD);
    Swift swift = new Swift(dir, environment);
    ScriptedServer server = swift.server;
    server.run("install");
    List<String> arguments = new ArrayList<>(List.of("create", server.home().toString()));
    arguments.add(Integer.toString(swift.port));
    for (int storage = 0; storage < 3; storage++) {
      arguments.add(Integer.toString(Ports.free()));
    }
    server.run(arguments.toArray(String[]::new));
    return swift;
  }

  /** Starts all servers and returns when they answer. */
  public void start() {
    server.start(this::answers, "serve", server.home().toString());
  }

  /** Ends all servers and returns when they have ended. */
  public void stop() {
    server.stop();
  }

  @Override
  public void close() {
    server.close();
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
    HttpResponse<String> login = login();
    send(
        HttpRequest.newBuilder(URI.create(account(login) + "/" + name))
            .header("X-Auth-Token", token(login))
            .PUT(BodyPublishers.noBody()));
  }

  /** The account of a Swift without Keystone. */
  public String accountUrl() {
    return account(login());
  }

  /** A token of the user that a Swift without Keystone knows. */
  public String token() {
    return token(login());
  }

  private HttpResponse<String> login() {
    return send(
        HttpRequest.newBuilder(URI.create(authUrl()))
            .header("X-Auth-User", USER)
            .header("X-Auth-Key", PASSWORD));
  }

  private static String account(HttpResponse<String> login) {
    return login.headers().firstValue("X-Storage-Url").orElseThrow();
  }

  private static String token(HttpResponse<String> login) {
    return login.headers().firstValue("X-Auth-Token").orElseThrow();
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

  private boolean answers() {
    try {
      // because the proxy is there before the servers behind it
      send(
          HttpRequest.newBuilder(URI.create(url() + "/healthcheck"))
              .timeout(Duration.ofSeconds(30)));
      return Files.readAllLines(server.home().resolve("ports")).stream()
          .mapToInt(Integer::parseInt)
          .allMatch(Ports::isOpen);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }
}
