package org.cloudimages.outbound.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;
import org.cloudimages.outbound.filter.Destination;

/** One request and its answer, on a connection of its own. Used by one thread, but for close. */
final class Exchange implements AutoCloseable {

  /** For what may come behind the end; most servers close the connection at once. */
  private static final Timeout AFTERMATH = Timeout.ofMilliseconds(500);

  private static final int FIRST_FINAL = 200;

  private final DefaultBHttpClientConnection connection;
  private final TimedSocket socket;
  private final Destination destination;
  private final ClassicHttpResponse answer;

  private Exchange(
      DefaultBHttpClientConnection connection,
      TimedSocket socket,
      Destination destination,
      ClassicHttpResponse answer) {
    this.connection = connection;
    this.socket = socket;
    this.destination = destination;
    this.answer = answer;
  }

  /**
   * Sends a request on a connection, and waits for the head of the answer.
   *
   * @param headers those that not every request has
   * @throws HttpException when the server does not speak HTTP
   */
  static Exchange begin(
      DefaultBHttpClientConnection connection,
      TimedSocket socket,
      Destination destination,
      Map<String, String> headers)
      throws IOException, HttpException {
    connection.sendRequestHeader(request(destination, headers));
    connection.flush();
    ClassicHttpResponse answer = connection.receiveResponseHeader();
    while (answer.getCode() < FIRST_FINAL) {
      answer = connection.receiveResponseHeader();
    }
    socket.endHead();
    connection.receiveResponseEntity(answer);
    return new Exchange(connection, socket, destination, answer);
  }

  private static ClassicHttpRequest request(Destination destination, Map<String, String> headers) {
    String path = destination.url().getRawPath();
    String query = destination.url().getRawQuery();
    ClassicHttpRequest request =
        new BasicClassicHttpRequest("GET", query == null ? path : path + "?" + query);
    request.setHeader("Host", destination.url().getRawAuthority());
    request.setHeader("User-Agent", "Cloud-Images");
    request.setHeader("Accept", "*/*");
    request.setHeader("Accept-Encoding", "identity");
    request.setHeader("Connection", "close");
    headers.forEach(request::setHeader);
    return request;
  }

  Destination destination() {
    return destination;
  }

  int status() {
    return answer.getCode();
  }

  /** The value of the first such header; empty where there is none. */
  String header(String name) {
    return Optional.ofNullable(answer.getFirstHeader(name))
        .map(Header::getValue)
        .orElse("")
        .strip();
  }

  /** The bytes of the body; empty where that is not told. */
  OptionalLong length() {
    long length = answer.getEntity() == null ? 0 : answer.getEntity().getContentLength();
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }

  /** Whether the end of the body can be told from a connection that breaks off. */
  boolean hasEnd() {
    return length().isPresent() || answer.getEntity().isChunked();
  }

  /** The body, which fails when its end is missing. */
  InputStream body() throws IOException {
    HttpEntity entity = answer.getEntity();
    return entity == null ? InputStream.nullInputStream() : entity.getContent();
  }

  /** Whether the server sends something behind the end of the body. */
  boolean isFollowed() {
    try {
      return connection.isDataAvailable(AFTERMATH);
    } catch (IOException e) {
      // because whatever breaks now was not needed any more
      return false;
    }
  }

  /** Ends the connection at once; a read of another thread fails. */
  @Override
  public void close() {
    socket.closeQuietly();
  }
}
