package org.cloudimages.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Path home;
  private final Duration tokenLife;
  private final int port = Ports.free();
  private final Thread endWithThisJvm = new Thread(this::end, "stop-keystone");
  private Process process;

  private Keystone(Path home, Duration tokenLife) {
    this.home = home;
    this.tokenLife = tokenLife;
    Runtime.getRuntime().addShutdownHook(endWithThisJvm);
  }

  /**
   * Returns a Keystone that keeps everything in the directory, not started yet, with projects of
   * these ids and names.
   */
  public static Keystone create(Path dir, Collection<String> projects) {
    Keystone keystone = new Keystone(dir.toAbsolutePath().normalize(), USUAL_TOKENS);
    keystone.run("install");
    List<String> arguments = new ArrayList<>(List.of("create", keystone.home.toString()));
    arguments.add(Integer.toString(keystone.port));
    arguments.addAll(projects);
    keystone.run(arguments.toArray(String[]::new));
    return keystone;
  }

  /** Returns another server of the same data, not started yet, whose tokens last that long. */
  public Keystone withTokenLife(Duration life) {
    return new Keystone(home, life);
  }

  /** Starts the server and returns when it answers. */
  public void start() {
    ProcessBuilder builder =
        command(
            "serve", home.toString(), Integer.toString(port), Long.toString(tokenLife.toSeconds()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitAnswer();
  }

  /** Ends the server and returns when its port is closed. */
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

  /** Where it answers, without a version. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  private void end() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitAnswer() {
    Instant end = Instant.now().plus(START_LIMIT);
    while (!answers()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException("Keystone did not start, see " + console());
      }
    }
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
      pause();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
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

  private void run(String... arguments) {
    try {
      int status = command(arguments).start().waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            "keystone.sh " + arguments[0] + " ended with " + status + ", see " + console());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private ProcessBuilder command(String... arguments) {
    List<String> line = new ArrayList<>(List.of(SCRIPT.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("KEYSTONE_PASSWORD", PASSWORD);
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
