package org.cloudimages.outbound.fetch;

import static java.lang.ProcessBuilder.Redirect.DISCARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.cloudimages.outbound.fetch.WebException.Reason;
import org.cloudimages.outbound.filter.OutboundFilter;
import org.cloudimages.outbound.filter.OutboundSettings;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server whose certificate is for the name host.test and for 127.0.0.1. */
class WebFetchTlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String KEYTOOL =
      "-genkeypair -alias server -keyalg EC -dname CN=test -validity 2"
          + " -ext san=dns:host.test,ip:127.0.0.1 -storetype PKCS12 -storepass changeit -keystore";

  private static SSLContext trusting;

  private volatile List<String> names = List.of();
  private RawServer server;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("keys.p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(KEYTOOL.split(" ")));
    command.add(file.toString());
    Process keytool =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(DISCARD).start();
    assertEquals(0, keytool.waitFor());
    trusting = context(file);
  }

  private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  @BeforeEach
  void start() throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            trusting
                .getServerSocketFactory()
                .createServerSocket(0, 100, InetAddress.getByName("127.0.0.1"));
    server = new RawServer(listener, this::answer);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Notes the name that TLS was asked for; leads to http where the path says so. */
  private void answer(RawServer.Request request) throws IOException {
    names =
        ((ExtendedSSLSession) ((SSLSocket) request.socket()).getSession())
            .getRequestedServerNames().stream()
                .map(name -> ((SNIHostName) name).getAsciiName())
                .toList();
    request.write(
        request.target().equals("/down")
            ? "HTTP/1.1 302 Found\r\nLocation: http://host.test/\r\n\r\n"
            : "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbytes");
  }

  private WebContent open(SSLSocketFactory tls, String host, String path) throws WebException {
    OutboundSettings settings =
        new OutboundSettings(
            Settings.of(
                Map.of(
                    "images.outbound.allowed-networks", "127.0.0.1",
                    "images.outbound.allowed-ports", "all")));
    Duration patience = Duration.ofSeconds(20);
    return new WebFetch(
            new OutboundFilter(settings, any -> List.of(InetAddress.getByName("127.0.0.1"))),
            new FetchSettings(patience, patience, 0, patience),
            tls)
        .open("https://" + host + ":" + server.port() + path);
  }

  private WebException failure(SSLSocketFactory tls, String host, String path) {
    return assertThrows(WebException.class, () -> open(tls, host, path));
  }

  @ParameterizedTest
  @CsvSource({"host.test,host.test", "HOST.test.,host.test", "127.0.0.1,''"})
  void nameOfTlsIsThatOfTheUrl(String host, String name) throws IOException {
    try (WebContent content = open(trusting.getSocketFactory(), host, "/")) {
      assertEquals("bytes", new String(content.readAllBytes(), StandardCharsets.US_ASCII));
    }
    assertEquals(name, String.join(",", names));
  }

  @Test
  void certificateOfAnotherNameFails() {
    WebException failure = failure(trusting.getSocketFactory(), "other.test", "/");

    assertEquals(Reason.BROKEN, failure.reason());
    assertTrue(failure.getMessage().contains("other.test cannot be spoken to by TLS"));
    assertEquals(List.of(), server.requests());
  }

  @Test
  void certificateThatNobodyTrustsFails() {
    WebException failure = failure(Connector.tls(), "host.test", "/");

    assertTrue(failure.getMessage().contains("cannot be spoken to by TLS"), failure::getMessage);
    assertEquals(List.of(), server.requests());
  }

  @Test
  void redirectToPlainHttpIsRefused() {
    WebException failure = failure(trusting.getSocketFactory(), "host.test", "/down");

    assertEquals(Reason.REFUSED, failure.reason());
    assertTrue(failure.getMessage().endsWith("it is http, and the one before was https."));
  }
}
