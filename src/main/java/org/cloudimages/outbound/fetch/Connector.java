package org.cloudimages.outbound.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.cloudimages.outbound.filter.Destination;

/** Connects to the addresses that were checked, with TLS for the name that they belong to. */
final class Connector {

  private static final int MAX_ADDRESSES = 4;
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
   * TLS that trusts whom the JVM trusts, and has no certificate of our own: that of a server, which
   * its settings may name, is not for others.
   */
  static SSLSocketFactory tls() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Connects to the first address that answers, of a few. */
  TimedSocket connect(Destination destination) throws IOException {
    IOException failure = null;
    List<InetAddress> addresses = destination.addresses();
    for (InetAddress address : addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES))) {
      try {
        return TimedSocket.connect(address, destination.port(), settings);
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  /** Makes it speak HTTP, after the handshake of TLS where the URL asks for that. */
  DefaultBHttpClientConnection speak(TimedSocket socket, Destination destination)
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
}
