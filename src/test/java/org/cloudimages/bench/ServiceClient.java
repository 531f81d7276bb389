package org.cloudimages.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends single requests to the service under load and insists on the expected status. */
final class ServiceClient {

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI endpoint;
  private final String token;

  ServiceClient(URI endpoint, String token) {
    this.endpoint = endpoint;
    this.token = token;
  }

  String get(String path) throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody(), 200);
  }

  String post(String path, String json) throws IOException, InterruptedException {
    return send("POST", path, BodyPublishers.ofString(json), 201);
  }

  void put(String path, String json) throws IOException, InterruptedException {
    send("PUT", path, BodyPublishers.ofString(json), 204);
  }

  void delete(String path) throws IOException, InterruptedException {
    send("DELETE", path, BodyPublishers.noBody(), 204);
  }

  /** Changes an image by a patch in JSON. */
  void patch(String path, String json) throws IOException, InterruptedException {
    send(
        "PATCH",
        path,
        "application/openstack-images-v2.1-json-patch",
        BodyPublishers.ofString(json),
        200);
  }

  private String send(String method, String path, BodyPublisher body, int expected)
      throws IOException, InterruptedException {
    return send(method, path, "application/json", body, expected);
  }

  private String send(String method, String path, String type, BodyPublisher body, int expected)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("X-Auth-Token", token)
            .header("Content-Type", type)
            .method(method, body)
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != expected) {
      throw new IllegalStateException(
          method + " " + path + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }
}
