package org.cloudimages.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server of Debian's packages that a script installs, makes and serves, with everything that it
 * keeps in one directory. It ends with this JVM. Not thread-safe.
 */
final class ScriptedServer implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Path script;
  private final Path home;
  private final Map<String, String> environment;
  private final Thread endWithThisJvm;
  private Process process;

  /**
   * A server that is not started.
   *
   * @param environment what the script finds in its own, beside that of this JVM
   */
  ScriptedServer(Path script, Path home, Map<String, String> environment) {
    this.script = script;
    this.home = home.toAbsolutePath().normalize();
    this.environment = Map.copyOf(environment);
    this.endWithThisJvm = new Thread(this::stop, "stop-" + script.getFileName());
    Runtime.getRuntime().addShutdownHook(endWithThisJvm);
  }

  Path home() {
    return home;
  }

  /** Runs the script to its end. */
  void run(String... arguments) {
    try {
      int status = command(arguments).start().waitFor();
      if (status != 0) {
        throw new IllegalStateException(
            script.getFileName() + " " + arguments[0] + " ended with " + status + ", see " + home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Runs the script as the server, and returns when that answers. */
  void start(BooleanSupplier answers, String... arguments) {
    try {
      process = command(arguments).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Instant end = Instant.now().plus(START_LIMIT);
    while (!answers.getAsBoolean()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        throw new IllegalStateException(
            script.getFileName() + " " + arguments[0] + " does not answer, see " + home);
      }
      pause();
    }
  }

  /** Ends the server with all its processes, and returns when it has ended. */
  void stop() {
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

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
    } catch (IllegalStateException e) {
      // because the JVM is shutting down, and the hook finds nothing left to do
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }

  private ProcessBuilder command(String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(script.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Files.createDirectories(home);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("console.log").toFile()));
    return builder;
  }
}
