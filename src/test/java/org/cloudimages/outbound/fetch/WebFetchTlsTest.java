package org.cloudimages.outbound.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.cloudimages.outbound.fetch.WebException.Reason;
import org.cloudimages.outbound.filter.OutboundFilter;
import org.cloudimages.outbound.filter.OutboundSettings;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.TestCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose certificate is for the name host.test and for 127.0.0.1. */
class WebFetchTlsTest {

  private static final Map<String, String> USUAL = Map.of();

  private static TestCertificate certificate;
  private static Map<String, String> trusting;

  private volatile List<String> names = List.of();
  private RawServer server;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) {
    certificate = TestCertificate.make(directory);
    trusting = Map.of("images.outbound.ca-certificates", certificate.pem().toString());
  }

  @BeforeEach
  void start() throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            certificate
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 100, InetAddress.getLoopbackAddress());
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

  private WebContent open(Map<String, String> trust, String host, String path) throws WebException {
    OutboundSettings settings =
        new OutboundSettings(
            Settings.of(
                Map.of(
                    "images.outbound.allowed-networks", "127.0.0.1",
                    "images.outbound.allowed-ports", "all")));
    Duration patience = Duration.ofSeconds(20);
    return new WebFetch(
            new OutboundFilter(settings, any -> List.of(InetAddress.getLoopbackAddress())),
            new FetchSettings(patience, patience, 0, patience),
            new Trust(Settings.of(trust)))
        .open("https://" + host + ":" + server.port() + path);
  }

  private WebException failure(Map<String, String> trust, String host, String path) {
    return assertThrows(WebException.class, () -> open(trust, host, path));
  }

  @ParameterizedTest
  @CsvSource({"host.test,host.test", "HOST.test.,host.test", "127.0.0.1,''"})
  void nameOfTlsIsThatOfTheUrl(String host, String name) throws IOException {
    try (WebContent content = open(trusting, host, "/")) {
      assertEquals("bytes", new String(content.readAllBytes(), StandardCharsets.US_ASCII));
    }
    assertEquals(name, String.join(",", names));
  }

  @Test
  void certificateOfAnotherNameFails() {
    WebException failure = failure(trusting, "other.test", "/");

    assertEquals(Reason.BROKEN, failure.reason());
    assertTrue(failure.getMessage().contains("other.test cannot be spoken to by TLS"));
    assertEquals(List.of(), server.requests());
  }

  @Test
  void certificateThatNobodyTrustsFails() {
    WebException failure = failure(USUAL, "host.test", "/");

    assertTrue(failure.getMessage().contains("cannot be spoken to by TLS"), failure::getMessage);
    assertEquals(List.of(), server.requests());
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.pem", "text.pem", "empty.pem"})
  void fileWithoutCertificatesEndsTheStart(String name, @TempDir Path directory)
      throws IOException {
    Files.writeString(directory.resolve("text.pem"), "no certificate");
    Files.createFile(directory.resolve("empty.pem"));
    String file = directory.resolve(name).toString();
    SettingReader settings = Settings.of(Map.of("images.outbound.ca-certificates", file));

    assertEquals(
        "images.outbound.ca-certificates must be a file with certificates in PEM, but is: " + file,
        assertThrows(IllegalArgumentException.class, () -> new Trust(settings)).getMessage());
  }

  @Test
  void redirectToPlainHttpIsRefused() {
    WebException failure = failure(trusting, "host.test", "/down");

    assertEquals(Reason.REFUSED, failure.reason());
    assertTrue(failure.getMessage().endsWith("it is http, and the one before was https."));
  }
}
