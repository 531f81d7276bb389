package org.cloudimages.store.swift;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.transfer.Transfer;

/**
 * Requests to one container. Every answer has to be closed. A name is that of an object, with what
 * follows in the URL; the container itself is the empty name.
 */
final class SwiftClient {

  private final Transfer transfer;
  private final SwiftTokens tokens;
  private final String container;

  SwiftClient(Transfer transfer, SwiftTokens tokens, String container) {
    this.transfer = transfer;
    this.tokens = tokens;
    this.container = container;
  }

  String container() {
    return container;
  }

  SwiftAnswer ask(String method, String name) {
    return ask(method, name, "");
  }

  /** Asks, and once more with another token where the one in use is refused. */
  SwiftAnswer ask(String method, String name, String body, String... headers) {
    SwiftSession session = tokens.get();
    SwiftAnswer answer = ask(session, method, name, body, headers);
    if (answer.status() != 401) {
      return answer;
    }
    answer.close();
    tokens.refused(session);
    return ask(tokens.get(), method, name, body, headers);
  }

  private SwiftAnswer ask(
      SwiftSession session, String method, String name, String body, String... headers) {
    HttpRequest.Builder request =
        request(session, name)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new SwiftAnswer(transfer.send(request.build()));
  }

  /**
   * Puts an object.
   *
   * @param length the number of bytes, or -1
   * @throws IOException what the stream threw, unchanged
   */
  SwiftAnswer put(String name, InputStream bytes, long length) throws IOException {
    SwiftSession session = tokens.get();
    SwiftAnswer answer =
        new SwiftAnswer(transfer.send(request(session, name), "PUT", bytes, length));
    if (answer.status() == 401) {
      answer.close();
      tokens.refused(session);
      throw new StoreException(Reason.UNAVAILABLE, "The token ended too early.");
    }
    return answer.require("a put");
  }

  private HttpRequest.Builder request(SwiftSession session, String name) {
    String path = name.isEmpty() || name.startsWith("?") ? name : "/" + name;
    try {
      return HttpRequest.newBuilder(URI.create(session.url() + "/" + path(container) + path))
          .header("X-Auth-Token", session.token());
    } catch (IllegalArgumentException e) {
      throw new StoreException(Reason.BROKEN, "The login gives no URL or no token.", e);
    }
  }

  /**
   * Makes sure that an object is there with all its bytes, whatever the answer to its put was.
   *
   * @throws StoreException when it is not
   */
  void requireStored(String name, long size) {
    try (SwiftAnswer answer = ask("HEAD", name)) {
      String stored = answer.isMissing() ? "no" : answer.require("a look").header("Content-Length");
      if (!stored.equals(Long.toString(size))) {
        throw new StoreException(
            Reason.UNAVAILABLE, "Swift holds " + stored + " bytes where " + size + " were sent.");
      }
    }
  }

  /** A text in a path: all but slashes and what needs none has an escape. */
  static String path(String text) {
    return encoded(text).replace("+", "%20").replace("%2F", "/");
  }

  /** Whether the container is there. */
  boolean hasContainer() {
    // because Swift answers a HEAD with 204 in chunks, which the JDK takes for a broken answer
    try (SwiftAnswer answer = ask("GET", "?format=json&limit=1")) {
      if (answer.isMissing()) {
        return false;
      }
      answer.require("a look at the container");
      return true;
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
