package org.cloudimages.payara;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The REST interface of a Payara's administration, as an operator's script uses it. */
final class ServerAdministration {

  private static final String COMMANDS = "/management/domain/";

  /** The first question loads the interface. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;

  ServerAdministration(URI address) {
    this.address = address;
  }

  /** The answer of {@code images-status}. */
  JsonObject status() {
    return json(send("GET", COMMANDS + "images-status", BodyPublishers.noBody()))
        .getJsonObject("extraProperties");
  }

  /** The figures that have this name, one for each of its keys. */
  List<JsonObject> figures(String bean, String name) {
    return status().getJsonArray("figures").getValuesAs(JsonObject.class).stream()
        .filter(figure -> figure.getString("bean").equals(bean))
        .filter(figure -> figure.getString("name").equals(name))
        .toList();
  }

  /** The figures as the server's own monitoring has them, by name. */
  JsonObject statistics() {
    return json(send("GET", "/monitoring/domain/server/images", BodyPublishers.noBody()))
        .getJsonObject("extraProperties")
        .getJsonObject("entity")
        .getJsonObject("figures");
  }

  /** Runs a command and returns its answer. */
  JsonObject run(String command, String parameters) {
    return json(send("POST", COMMANDS + command, BodyPublishers.ofString(parameters)));
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .method(method, body)
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            // because it changes nothing for who does not say so, which a foreign page cannot
            .header("X-Requested-By", "test")
            .timeout(PATIENCE)
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject json(HttpResponse<String> answer) {
    try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
      return reader.readObject();
    }
  }
}
