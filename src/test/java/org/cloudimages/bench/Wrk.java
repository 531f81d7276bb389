package org.cloudimages.bench;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The load generator: a closed loop of connections to one server. */
final class Wrk {

  static final int CONNECTIONS = 32;
  private static final int THREADS = 2;

  private final URI endpoint;
  private final String token;

  Wrk(URI endpoint, String token) {
    this.endpoint = endpoint;
    this.token = token;
  }

  /** Fails with what to do when the program is missing. */
  static void requireInstalled() {
    try {
      output(new ProcessBuilder("wrk", "--version"));
    } catch (IOException e) {
      throw new IllegalStateException(
          "The benchmark needs the load generator wrk: install the package wrk of Debian or"
              + " Ubuntu.",
          e);
    }
  }

  /** Sends the requests for that long, on {@value #CONNECTIONS} connections. */
  Load run(Operation operation, Path input, Duration duration) throws IOException {
    return run(operation.script(), CONNECTIONS, duration, input.toAbsolutePath().toString());
  }

  /** Sends what the script makes of the arguments, for that long. */
  Load run(String script, int connections, Duration duration, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "wrk",
                "--threads=" + Math.min(THREADS, connections),
                "--connections=" + connections,
                "--duration=" + duration.toSeconds(),
                "--timeout=10",
                "--header=X-Auth-Token: " + token,
                "--script=" + script,
                endpoint.toString(),
                "--"));
    command.addAll(List.of(arguments));
    String output = output(new ProcessBuilder(command).directory(scripts().toFile()));
    String counted =
        output
            .lines()
            .filter(line -> line.startsWith("{"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("wrk: " + output));
    try (JsonReader reader = Json.createReader(new StringReader(counted))) {
      return Load.of(reader.readObject());
    }
  }

  private static String output(ProcessBuilder builder) throws IOException {
    Process process = builder.redirectErrorStream(true).start();
    Thread endWithThisJvm = new Thread(process::destroy, "stop-wrk");
    Runtime.getRuntime().addShutdownHook(endWithThisJvm);
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
    return output;
  }

  /** The scripts' directory, which they load each other from. */
  private static Path scripts() {
    try {
      return Path.of(Wrk.class.getResource("/bench/report.lua").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
