package org.cloudimages.outbound.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.cloudimages.outbound.fetch.WebException.Reason;
import org.cloudimages.outbound.filter.Destination;

/** Connects to the addresses that were checked, with TLS for the name that they belong to. */
final class Connector {

  static final int MAX_ADDRESSES = 4;
  private static final int MAX_LINE = 16_384;
  private static final int MAX_HEADERS = 200;

  private static final Http1Config BOUNDS =
      Http1Config.custom().setMaxLineLength(MAX_LINE).setMaxHeaderCount(MAX_HEADERS).build();

  private final FetchSettings settings;
  private final SSLSocketFactory tls;

  Connector(FetchSettings settings, SSLSocketFactory tls) {
    this.settings = settings;
    this.tls = tls;
  }

  /**
   * Connects, sends a request, and waits for the head of the answer.
   *
   * @throws WebException when there is none
   */
  Exchange begin(Destination destination, Map<String, String> headers) throws WebException {
    TimedSocket socket = connect(destination);
    try {
      return Exchange.begin(speak(socket, destination), socket, destination, headers);
    } catch (HttpException | MessageConstraintException | IllegalArgumentException e) {
      // because the library takes a status such as 000 for an argument of ours
      socket.closeQuietly();
      throw WebException.of(
          destination.host(), Reason.BROKEN, "does not answer in readable HTTP", e);
    } catch (IOException e) {
      socket.closeQuietly();
      throw noAnswer(destination, e);
    }
  }

  /** Connects to the first address that answers, of a few. */
  private TimedSocket connect(Destination destination) throws WebException {
    IOException failure = null;
    List<InetAddress> addresses = destination.addresses();
    for (InetAddress address : addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES))) {
      try {
        return TimedSocket.connect(address, destination.port(), settings);
      } catch (IOException e) {
        failure = e;
      }
    }
    throw WebException.of(
        destination.host(),
        Reason.UNAVAILABLE,
        "takes no connection at port " + destination.port(),
        failure);
  }

  private DefaultBHttpClientConnection speak(TimedSocket socket, Destination destination)
      throws IOException {
    DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(BOUNDS);
    if (destination.isEncrypted()) {
      connection.bind(encrypt(socket, destination), socket);
    } else {
      connection.bind(socket);
    }
    return connection;
  }

  private SSLSocket encrypt(TimedSocket socket, Destination destination) throws IOException {
    String host = destination.host();
    SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, host, destination.port(), true);
    SSLParameters parameters = encrypted.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (!destination.isAddress()) {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    encrypted.setSSLParameters(parameters);
    encrypted.startHandshake();
    return encrypted;
  }

  private WebException noAnswer(Destination destination, IOException cause) {
    String host = destination.host();
    if (isTimeout(cause) || isTimeout(cause.getCause())) {
      return WebException.of(
          host, Reason.UNAVAILABLE, "did not answer within " + settings.silence(), cause);
    }
    if (cause instanceof SSLException) {
      return WebException.of(
          host, Reason.BROKEN, "cannot be spoken to by TLS: " + cause.getMessage(), cause);
    }
    return WebException.of(host, Reason.UNAVAILABLE, "broke off before its answer", cause);
  }

  /** TLS wraps some of them. */
  private static boolean isTimeout(Throwable cause) {
    return cause instanceof SocketTimeoutException;
  }
}
