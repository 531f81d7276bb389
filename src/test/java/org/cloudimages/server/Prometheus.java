package org.cloudimages.server;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Prometheus of its own, on 127.0.0.1, which scrapes a server each second and evaluates the
 * rules that operators get. Needs Debian's package. It ends with this JVM. Not thread-safe.
 */
public final class Prometheus implements AutoCloseable {

  /** The rules that operators get. */
  private static final Path RULES = Path.of("server-config/prometheus/images.rules.yml");

  private static final Pattern METRIC = Pattern.compile("\\bimages_\\w+");
  private static final Path SCRIPT = Path.of("src/test/prometheus/prometheus.sh");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ScriptedServer server;
  private final int port = Ports.free();

  private Prometheus(Path home) {
    this.server = new ScriptedServer(SCRIPT, home, Map.of());
  }

  public static boolean isInstalled() {
    return Files.isExecutable(Path.of("/usr/bin/prometheus"));
  }

  /** Starts one that keeps everything in the directory, and returns when it answers. */
  public static Prometheus scraping(Path dir, URI endpoint) {
    Prometheus prometheus = new Prometheus(dir);
    prometheus.server.start(
        prometheus::answers,
        "serve",
        prometheus.server.home().toString(),
        Integer.toString(prometheus.port),
        endpoint.getAuthority(),
        RULES.toAbsolutePath().toString());
    return prometheus;
  }

  /** The series that a query has now. */
  public JsonArray query(String query) {
    return get("query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
        .getJsonObject("data")
        .getJsonArray("result");
  }

  /** The metrics that the rules look at. */
  public Set<String> ruleMetrics() {
    return rules()
        .flatMap(rule -> METRIC.matcher(rule.getString("query")).results())
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  /** What became of the rules, such as {@code ok}. */
  public Set<String> ruleHealths() {
    return rules().map(rule -> rule.getString("health")).collect(Collectors.toSet());
  }

  private Stream<JsonObject> rules() {
    return get("rules").getJsonObject("data").getJsonArray("groups").stream()
        .flatMap(group -> group.asJsonObject().getJsonArray("rules").stream())
        .map(JsonValue::asJsonObject);
  }

  private JsonObject get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path)).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
      }
      try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
        return reader.readObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    try {
      return !query("up").isEmpty();
    } catch (UncheckedIOException | IllegalStateException e) {
      return false;
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
