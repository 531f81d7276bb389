package org.cloudimages.outbound.fetch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.outbound.fetch.WebException.Reason;
import org.cloudimages.outbound.filter.Names;
import org.cloudimages.outbound.filter.OutboundFilter;
import org.cloudimages.outbound.filter.OutboundSettings;
import org.cloudimages.setting.SettingReader;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * URLs that want to have the service reach a listener of its own machine. A server at 127.0.0.2,
 * which is allowed, helps them with redirects; the listener at 127.0.0.1 and ::1 is not allowed,
 * though any port is.
 */
@SuppressWarnings("AddressSelection") // because the addresses are what it is about
class ForgedUrlTest {

  private static final String ALLY = "127.0.0.2";
  private static final SettingReader SETTINGS =
      Settings.of(
          Map.of(
              "images.outbound.allowed-networks",
              ALLY,
              "images.outbound.allowed-ports",
              "all",
              "images.outbound.timeout",
              "PT2S"));

  private final List<String> looked = new ArrayList<>();
  private final OutboundFilter filter =
      new OutboundFilter(new OutboundSettings(SETTINGS), this::addresses);
  private final WebFetch web =
      new WebFetch(filter, new FetchSettings(SETTINGS), new Trust(SETTINGS));
  private List<ServerSocket> victims;
  private RawServer ally;

  @BeforeEach
  void start() throws IOException {
    ServerSocket victim = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    victims = List.of(victim, ipv6(victim.getLocalPort()));
    ally = new RawServer(new ServerSocket(0, 100, InetAddress.getByName(ALLY)), this::redirect);
  }

  /** On the same port where the machine has IPv6, and somewhere else otherwise. */
  private static ServerSocket ipv6(int port) throws IOException {
    try {
      return new ServerSocket(port, 100, InetAddress.getByName("::1"));
    } catch (IOException e) {
      return new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    }
  }

  @AfterEach
  void stop() throws IOException {
    ally.close();
    for (ServerSocket victim : victims) {
      victim.close();
    }
  }

  /** Leads to what stands behind the question mark; answers where nothing does. */
  private void redirect(RawServer.Request request) throws IOException {
    String[] target = request.target().split("\\?", 2);
    request.write(
        target.length == 1
            ? "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nally"
            : "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + target[1] + "\r\n\r\n");
  }

  private List<InetAddress> addresses(String host) throws UnknownHostException {
    looked.add(host);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return switch (host) {
      case "ally.test" -> List.of(InetAddress.getByName(ALLY));
      case "inside.test" -> List.of(loopback);
      case "inside6.test" -> List.of(InetAddress.getByName("::1"));
      case "both.test" -> List.of(InetAddress.getByName(ALLY), loopback);
      case "mapped.test" -> List.of(Inet6Address.getByAddress(null, mapped(loopback), -1));
      case "private.test" -> List.of(InetAddress.getByName("10.0.0.1"));
      case "turning.test" -> List.of(looked.size() == 1 ? InetAddress.getByName(ALLY) : loopback);
      case "nothing.test" -> throw new UnknownHostException(host);
      default -> Names.OF_THE_SYSTEM.addresses(host);
    };
  }

  /** The address in a form of IPv6, as the JDK itself gives it for some answers. */
  private static byte[] mapped(InetAddress address) {
    byte[] bytes = new byte[16];
    bytes[10] = -1;
    bytes[11] = -1;
    System.arraycopy(address.getAddress(), 0, bytes, 12, 4);
    return bytes;
  }

  static Stream<String> addressesOfTheListener() {
    return Stream.of(
            "127.0.0.1",
            "127.1.2.3",
            "127.1",
            "127.0.1",
            "127.0.0.1.",
            "127.0.0.01",
            "127.000.000.001",
            "2130706433",
            "0x7f000001",
            "0x7F.0x0.0x0.0x1",
            "0x7f.1",
            "017700000001",
            "0177.0.0.1",
            "0177.0x0.1",
            "0",
            "0.0.0.0",
            "%31%32%37.0.0.1",
            "①②⑦.⓪.⓪.①",
            "127。0。0。1",
            "localhost",
            "LOCALHOST",
            "localhost.",
            "ⓛocalhost",
            "[::1]",
            "[0:0:0:0:0:0:0:1]",
            "[::0001]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:7f00:1]",
            "[::127.0.0.1]",
            "[64:ff9b::127.0.0.1]",
            "[64:ff9b:1::7f00:1]",
            "[2002:7f00:1::]",
            "[2001:0:7f00:1::1]",
            "[::1%25lo]",
            "[fe80::1%25lo]",
            "inside.test",
            "INSIDE.TEST.",
            "inside6.test",
            "both.test",
            "mapped.test",
            "nothing.test",
            ALLY + "@127.0.0.1",
            "user:secret@127.0.0.1",
            ALLY + "\\@127.0.0.1",
            ALLY + " @127.0.0.1",
            ALLY + "%00.127.0.0.1")
        .map(host -> "http://" + host + ":PORT/");
  }

  static Stream<String> otherUrls() {
    return Stream.of(
        "https://127.0.0.1:PORT/",
        "http://private.test/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://192.168.0.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2852039166/",
        "http://[::ffff:169.254.169.254]/",
        "http://168.63.129.16/",
        "http://[fd00:ec2::254]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://198.18.0.1/",
        "file:///etc/passwd",
        "file://localhost/etc/passwd",
        "ftp://127.0.0.1:PORT/",
        "gopher://127.0.0.1:PORT/_x",
        "jar:http://127.0.0.1:PORT/!/",
        "//127.0.0.1:PORT/",
        "127.0.0.1:PORT",
        "http:127.0.0.1:PORT",
        "http://user:secret@ally.test:ALLY/",
        "http://ally.test:0/",
        "http://ally.test:65536/",
        "http://ally.test:-1/",
        "http://ally.test:99999999999/",
        "http://ally.test:ALLY/ HTTP/1.1\r\nHost: other",
        "http://ally.test:ALLY/\u0000",
        "http://ally.test:ALLY/a\tb",
        "http://ally.test:ALLY\u00a0/");
  }

  /** Those of them that a query can hold and that are not relative. */
  static Stream<String> redirects() {
    return Stream.concat(addressesOfTheListener(), otherUrls())
        .filter(url -> url.matches("[!-~&&[^\\\\]]+"))
        .filter(url -> url.contains("://") || url.startsWith("//"));
  }

  private String filled(String url) {
    return url.replace("PORT", Integer.toString(victims.get(0).getLocalPort()))
        .replace("ALLY", Integer.toString(ally.port()));
  }

  private WebException refusal(String url) {
    WebException refusal = assertThrows(WebException.class, () -> web.open(url));
    assertSame(Reason.REFUSED, refusal.reason(), refusal::getMessage);
    return refusal;
  }

  /** A connection would wait there already: it is made before anybody accepts it. */
  private void assertNobodyCame() throws IOException {
    for (ServerSocket victim : victims) {
      victim.setSoTimeout(1);
      assertThrows(SocketTimeoutException.class, victim::accept);
    }
  }

  @ParameterizedTest
  @MethodSource({"addressesOfTheListener", "otherUrls"})
  void forgedUrlIsRefusedBeforeAnyConnection(String url) throws IOException {
    assertThrows(ImagesException.class, () -> filter.require("uri", filled(url)));
    refusal(filled(url));

    assertNobodyCame();
    assertEquals(List.of(), ally.requests());
  }

  @ParameterizedTest
  @MethodSource("redirects")
  void forgedRedirectIsRefused(String url) throws IOException {
    WebException refusal = refusal(filled("http://ally.test:ALLY/?" + url));

    assertEquals(
        "The web server ally.test redirects to a URL that is refused",
        refusal.getMessage().split(":")[0]);
    assertNobodyCame();
    assertEquals(1, ally.requests().size());
  }

  @Test
  void nameThatTurnsInsideIsRefusedWhenItIsRead() throws IOException {
    String url = filled("http://turning.test:PORT/");

    filter.require("uri", url);
    refusal(url);

    assertEquals(List.of("turning.test", "turning.test"), looked);
    assertNobodyCame();
  }

  @Test
  void addressThatWasCheckedIsTheOneThatIsConnectedTo() throws IOException {
    try (WebContent content = web.open(filled("http://turning.test:ALLY/"))) {
      assertArrayEquals("ally".getBytes(StandardCharsets.US_ASCII), content.readAllBytes());
    }

    assertEquals(List.of("turning.test"), looked);
    assertEquals(
        filled("GET / HTTP/1.1|Host: turning.test:ALLY"),
        String.join("|", List.of(ally.requests().get(0).head().split("\r\n")).subList(0, 2)));
    assertNobodyCame();
  }
}
