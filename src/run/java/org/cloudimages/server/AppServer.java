package org.cloudimages.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One application server process, started in the same way for {@code mvn -Prun}, the container
 * tests and the benchmark.
 *
 * <p>The process is a direct child of this JVM and is ended with it. Every listener is on
 * 127.0.0.1. Not thread-safe.
 */
public abstract sealed class AppServer implements AutoCloseable permits WildFly, Payara {

  /**
   * What keeps the process small on a machine that it shares: a heap that grows only when it must,
   * and native memory that goes back to the system, where the JVM is new enough to do that.
   */
  protected static final List<String> LEAN_JVM =
      List.of(
          "-Xms64m",
          "-XX:+UseSerialGC",
          "-XX:MinHeapFreeRatio=15",
          "-XX:MaxHeapFreeRatio=30",
          "-XX:MaxNewSize=48m",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:TrimNativeHeapInterval=10000");

  /** From so many processors on the JVM itself has four threads that compile, and then more. */
  private static final int MANY_PROCESSORS = 8;

  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final ServerSettings settings;
  private final Thread endWithThisJvm = new Thread(this::terminate, "stop-server");
  private Process process;

  protected AppServer(ServerSettings settings) {
    this.settings = settings;
  }

  /** Returns the server of that kind, {@code wildfly} or {@code payara}, not started yet. */
  public static AppServer of(String kind, ServerSettings settings) {
    return switch (kind) {
      case "wildfly" -> new WildFly(settings);
      case "payara" -> new Payara(settings);
      default -> throw new IllegalArgumentException("server must be wildfly or payara: " + kind);
    };
  }

  /**
   * What makes the compiler of a server on a few processors ready in a minute or so: it puts less
   * into one piece, because it takes seconds for a large one, and has more threads beside those of
   * the requests (ADR 051). What it compiles in the end is a little slower.
   */
  protected static List<String> earlyCompiler() {
    List<String> options = new ArrayList<>();
    options.add("-XX:FreqInlineSize=100");
    options.add("-XX:InlineSmallCode=1000");
    if (Runtime.getRuntime().availableProcessors() < MANY_PROCESSORS) {
      options.add("-XX:CICompilerCount=4");
    }
    return options;
  }

  /**
   * Starts the process and returns when the server has booted, with the WAR if one was deployed
   * before. A server that was stopped or killed may be started again: it keeps its deployment.
   */
  public final void start() {
    if (isRunning()) {
      throw new IllegalStateException("The server runs already.");
    }
    try {
      Files.createDirectories(settings.data());
      if (!Files.exists(settings.base())) {
        prepare();
      }
      ProcessBuilder builder = new ProcessBuilder(command());
      // because glibc otherwise keeps a heap a thread, some 50 MB in all
      builder.environment().put("MALLOC_ARENA_MAX", "2");
      builder.environment().putAll(settings.environment());
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()));
      process = builder.start();
      Runtime.getRuntime().addShutdownHook(endWithThisJvm);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await("the start of the server", START_LIMIT, this::hasBooted);
  }

  /** Makes {@link ServerSettings#base()} from {@link ServerSettings#home()}. */
  protected abstract void prepare() throws IOException;

  /** The command line of the server's own JVM: no shell, no launcher in between. */
  protected abstract List<String> command();

  /** Whether the server has finished booting, deployments included. */
  protected abstract boolean hasBooted();

  /**
   * Deploys the WAR at the root context in place of the one before. On a running server this
   * returns when the deployment is done; when it failed, this throws with the server's reason and
   * nothing is deployed. Before a start it only puts the WAR where the start finds it.
   */
  public abstract void deploy(Path war);

  /** Takes the WAR away; returns when its paths are gone. */
  public abstract void undeploy();

  /**
   * Deploys another WAR beside it, at the context of that name; only on a running server. Returns,
   * or throws, as {@link #deploy} does.
   */
  public abstract void deployBeside(String name, Path war);

  /** Takes the WAR of that name away. */
  public abstract void undeployBeside(String name);

  /** Ends the process in good order (SIGTERM) and waits for it. */
  public final void stop() {
    terminate();
    forgetHook();
  }

  /** Ends the process at once (SIGKILL) and waits for it. */
  public final void kill() {
    process.destroyForcibly();
    awaitEnd();
    forgetHook();
  }

  @Override
  public final void close() {
    if (process != null) {
      stop();
    }
  }

  public final boolean isRunning() {
    return process != null && process.isAlive();
  }

  public final long pid() {
    return process.pid();
  }

  /** Waits until the process has ended by itself or by a signal. */
  public final void waitFor() throws InterruptedException {
    process.waitFor();
  }

  /** Where the service answers, without a trailing slash. */
  public final URI endpoint() {
    return URI.create("http://127.0.0.1:" + settings.httpPort());
  }

  /** The server's own console, for as long as it runs. */
  public abstract ServerConsole administration();

  /** What the process printed, for messages about failures. */
  public final Path console() {
    return settings.base().resolve("console.log");
  }

  protected final ServerSettings settings() {
    return settings;
  }

  /** Waits for the condition, and fails when the process ends first or the limit is over. */
  protected final void await(String what, Duration limit, BooleanSupplier condition) {
    Instant end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (!isRunning()) {
        throw new IllegalStateException("The server ended during " + what + ", see " + console());
      }
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(
            "No end of " + what + " in " + limit + ", see " + console());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void terminate() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
    } catch (IllegalStateException e) {
      // because the JVM is shutting down, and the hook is what runs now
    }
  }
}
