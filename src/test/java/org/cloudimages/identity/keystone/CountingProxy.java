package org.cloudimages.identity.keystone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.StubServer.Asked;
import org.cloudimages.testing.StubServer.Reply;

/** Stands between the service and a real Keystone and counts what is asked. */
final class CountingProxy implements AutoCloseable {

  private static final List<String> PASSED =
      List.of("X-Auth-Token", "X-Subject-Token", "OpenStack-Identity-Access-Rules", "Content-Type");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String keystone;
  private final StubServer server = new StubServer(this::forward);

  CountingProxy(String keystone) {
    this.keystone = keystone;
  }

  String url() {
    return server.url();
  }

  long validations(String token) {
    return server.asked().stream()
        .filter(asked -> asked.method().equals("GET"))
        .filter(asked -> asked.header("X-Subject-Token").equals(token))
        .count();
  }

  /** The token that the service showed as its own last. */
  String ownToken() {
    return server.asked().stream()
        .map(asked -> asked.header("X-Auth-Token"))
        .filter(token -> !token.isEmpty())
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  long logins() {
    return server.count("POST");
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply forward(Asked asked) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(keystone + asked.target()))
            .method(asked.method(), BodyPublishers.ofString(asked.body()));
    for (String name : PASSED) {
      if (!asked.header(name).isEmpty()) {
        request.header(name, asked.header(name));
      }
    }
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Map<String, String> headers = new HashMap<>();
      answer
          .headers()
          .firstValue("X-Subject-Token")
          .ifPresent(token -> headers.put("X-Subject-Token", token));
      return new Reply(answer.statusCode(), headers, answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
