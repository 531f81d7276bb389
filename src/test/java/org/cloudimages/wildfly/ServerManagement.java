package org.cloudimages.wildfly;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.cloudimages.server.ServerConsole;

/** The management of a WildFly over HTTP, as its console uses it. */
final class ServerManagement {

  private final ServerConsole console;

  ServerManagement(ServerConsole console) {
    this.console = console;
  }

  /** All that the subsystem shows at the moment. */
  JsonObject images() {
    return call(
            "read-resource",
            Map.of("include-runtime", JsonValue.TRUE, "recursive", JsonValue.TRUE),
            List.of("subsystem", "images"))
        .asJsonObject();
  }

  /** Calls an operation and returns its result; it must succeed. */
  JsonValue call(String operation, Map<String, JsonValue> parameters, List<String> address) {
    JsonObjectBuilder request = Json.createObjectBuilder();
    request.add("operation", operation).add("address", Json.createArrayBuilder(address));
    parameters.forEach(request::add);
    JsonObject answer = send(request.build());
    if (!answer.getString("outcome").equals("success")) {
      throw new AssertionError(answer.toString());
    }
    return answer.getOrDefault("result", JsonValue.NULL);
  }

  /** Changes an attribute. */
  void write(String attribute, boolean value, List<String> address) {
    call(
        "write-attribute",
        Map.of(
            "name", Json.createValue(attribute), "value", value ? JsonValue.TRUE : JsonValue.FALSE),
        address);
  }

  /** What Prometheus gets of the server, for which nobody needs a password. */
  String metrics() {
    try (InputStream text = console.address().resolve("/prometheus").toURL().openStream()) {
      return new String(text.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonObject send(JsonObject request) {
    URI management = console.address().resolve("/management");
    try {
      HttpURLConnection connection = (HttpURLConnection) management.toURL().openConnection();
      // because the client of java.net.http knows no digests
      connection.setAuthenticator(new Administrator());
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      try (OutputStream body = connection.getOutputStream()) {
        body.write(request.toString().getBytes(UTF_8));
      }
      boolean refused = connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
      try (JsonReader answer =
          Json.createReader(refused ? connection.getErrorStream() : connection.getInputStream())) {
        return answer.readObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Administrator extends Authenticator {

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication(console.user(), console.password().toCharArray());
    }
  }
}
