package org.cloudimages.client.token;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.cloudimages.client.fault.LoginException;

/**
 * Issues tokens as Keystone v3 does.
 *
 * @param uri with the version
 */
record IdentityService(URI uri, HttpClient client) {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
  private static final int CREATED = 201;

  /** A new token and how long it lasts. */
  record Issued(String token, Duration life) {}

  static IdentityService at(URI uri) {
    return new IdentityService(uri, HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build());
  }

  IdentityService through(HttpClient other) {
    return new IdentityService(uri, other);
  }

  Issued issue(JsonObject login) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(uri + "/auth/tokens"))
            .timeout(ANSWER_LIMIT)
            // because Payara never answers a POST that offers to go on in HTTP/2
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(login.toString()))
            .build();
    try {
      return issued(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new LoginException("No answer of the identity service at " + uri + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoginException("The login at " + uri + " was interrupted.", e);
    }
  }

  private Issued issued(HttpResponse<String> response) {
    if (response.statusCode() != CREATED) {
      throw new LoginException(
          response.statusCode(),
          "The identity service at " + uri + " answered " + response.statusCode() + ".");
    }
    String token =
        response.headers().firstValue("X-Subject-Token").orElseThrow(() -> noToken(null));
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      JsonObject document = reader.readObject().getJsonObject("token");
      return new Issued(
          token,
          Duration.between(
              OffsetDateTime.parse(document.getString("issued_at")),
              OffsetDateTime.parse(document.getString("expires_at"))));
    } catch (JsonException | NullPointerException | ClassCastException | DateTimeParseException e) {
      throw noToken(e);
    }
  }

  private LoginException noToken(Throwable cause) {
    return new LoginException("The identity service at " + uri + " sent no token.", cause);
  }
}
