package org.cloudimages.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cloudimages.testing.OpenStackClient.Result;

/**
 * Runs programs of Debian that are written in Python, by one process of {@code stock_clients.py}
 * that lives as long as the suite. Thread-safe.
 */
final class StockClients {

  private static final String DRIVER = "src/test/glance/stock_clients.py";
  private static final int PATIENCE_SECONDS = 120;
  private static final StockClients ONLY = new StockClients();

  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final List<String> successes = new CopyOnWriteArrayList<>();

  private StockClients() {
    ProcessBuilder builder = new ProcessBuilder("/usr/bin/python3", DRIVER);
    builder.redirectError(home().resolve("errors.txt").toFile());
    try {
      Process process = builder.start();
      requests = process.outputWriter(UTF_8);
      answers = process.inputReader(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static StockClients get() {
    return ONLY;
  }

  /** A directory for what programs keep between two commands, such as the schemas of a service. */
  static Path home() {
    try {
      return Files.createDirectories(Path.of(System.getProperty("test.bed"), "home"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program, for two minutes at most. */
  Result run(Path program, List<String> arguments, Map<String, String> environment) {
    JsonObject request =
        Json.createObjectBuilder()
            .add("program", program.toString())
            .add("arguments", Json.createArrayBuilder(arguments))
            .add("environment", Json.createObjectBuilder(Map.<String, Object>copyOf(environment)))
            .add("patience", PATIENCE_SECONDS)
            .build();
    JsonObject answer = ask(request);
    if (answer.getInt("exit") == 0) {
      successes.add(program.getFileName() + " " + String.join(" ", arguments) + " ");
    }
    return new Result(
        answer.getInt("exit"), answer.getString("output"), answer.getString("errors"));
  }

  /** Those of the verbs with which no command of that program has succeeded so far. */
  Set<String> unmet(String program, Collection<String> verbs) {
    Set<String> unmet = new TreeSet<>(verbs);
    unmet.removeIf(
        verb -> successes.stream().anyMatch(run -> run.startsWith(program + " " + verb + " ")));
    return unmet;
  }

  private synchronized JsonObject ask(JsonObject request) {
    try {
      requests.write(request + "\n");
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("stock_clients.py has ended: " + home() + "/errors.txt");
      }
      try (JsonReader reader = Json.createReader(new StringReader(answer))) {
        return reader.readObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
