package org.cloudimages.outbound.filter;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundFilterTest {

  private static final Map<String, String> HOSTS =
      Map.of(
          "example.org", "93.184.215.14 2606:2800:21f:cb07::1",
          "xn--bcher-kva.example", "8.8.8.8",
          "intranet", "10.0.0.1",
          "mixed.example", "93.184.215.14 10.0.0.1");

  private static OutboundFilter filter(Map<String, String> settings) {
    return new OutboundFilter(
        new OutboundSettings(Settings.of(settings)), OutboundFilterTest::addresses);
  }

  /** Knows these hosts and all addresses. */
  private static List<InetAddress> addresses(String host) throws UnknownHostException {
    if (HOSTS.containsKey(host)) {
      return List.of(HOSTS.get(host).split(" ")).stream().map(OutboundFilterTest::address).toList();
    }
    if (host.matches("[0-9.]+|.*:.*")) {
      return List.of(InetAddress.getByName(host));
    }
    throw new UnknownHostException(host);
  }

  private static InetAddress address(String text) {
    return assertDoesNotThrow(() -> InetAddress.getByName(text));
  }

  private static String refusal(Map<String, String> settings, String url) {
    return assertThrows(RefusedException.class, () -> filter(settings).destination(url))
        .getMessage();
  }

  private static void assertAllowed(Map<String, String> settings, String url) {
    assertDoesNotThrow(() -> filter(settings).destination(url), url);
  }

  @Test
  void whatNoClientNamedMayLeadAnywhereButMustBeAUrl() throws RefusedException {
    Destination inside = filter(Map.of()).named("http://intranet:9292/images");
    assertEquals(9292, inside.port());
    assertEquals(List.of(address("10.0.0.1")), inside.addresses());
    assertEquals(443, filter(Map.of()).named("https://127.0.0.1").port());
    for (String odd : List.of("file:///x", "http://unknown/", "http://intranet:0/", "http://a@b")) {
      assertThrows(RefusedException.class, () -> filter(Map.of()).named(odd), odd);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org",
        "https://example.org/disk.qcow2?x=1&y=%20#part",
        "HTTPS://EXAMPLE.ORG/",
        "http://example.org:80/",
        "http://example.org:443/",
        "http://example.org:/",
        "http://example.org./",
        "http://8.8.8.8/",
        "http://[2606:2800:21f:cb07::1]/",
        "http://[64:ff9b::808:808]/",
        "http://xn--bcher-kva.example/"
      })
  void publicUrlsAreAllowed(String url) {
    assertAllowed(Map.of(), url);
  }

  @Test
  void destinationIsReadOnceAndWhole() throws Exception {
    Destination destination = filter(Map.of()).destination("HTTPS://Example.ORG.?a=%2F#part");

    assertEquals(
        new Destination(
            URI.create("https://Example.ORG./?a=%2F"),
            "example.org",
            443,
            List.of(address("93.184.215.14"), address("2606:2800:21f:cb07::1"))),
        destination);
    assertEquals(80, filter(Map.of()).destination("http://8.8.8.8").port());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          example.org                    | it has no scheme such as https
          //example.org/                 | it has no scheme such as https
          file:///etc/passwd             | its scheme is neither http nor https
          ftp://example.org/             | its scheme is neither http nor https
          jar:http://example.org/!/      | its scheme is neither http nor https
          http:example.org               | it has no host
          http:/example.org              | it has no host
          http:///example.org            | it has no host
          http://                        | it is no URL
          http://:80/                    | its host is neither a name nor an address in its usual form
          http://me:secret@example.org/  | it may hold no user name or password
          http://me@example.org/         | it may hold no user name or password
          http://@example.org/           | it may hold no user name or password
          http://example.org\\@8.8.8.8/  | it is no URL
          http://under_score.org/        | its host is neither a name nor an address in its usual form
          http://exa%6dple.org/          | its host is neither a name nor an address in its usual form
          http://8.8.8/                  | its host is neither a name nor an address in its usual form
          http://0x8.8.8.8/              | its host is neither a name nor an address in its usual form
          http://08.8.8.8/               | its host is no name or plain address
          http://134744072/              | its host is no name or plain address
          http://0x08080808/             | its host is no name or plain address
          http://010.8.8.8/              | its host is no name or plain address
          http://[fe80::1%25lo]/         | its address may have no zone
          http://example.org:22/         | its port is not allowed
          http://example.org:8080/       | its port is not allowed
          http://example.org:0/          | its port is not allowed
          http://example.org:65616/      | its port is not allowed
          http://example.org:4294967376/ | its host is neither a name nor an address in its usual form
          http://nothing.example/        | its host has no address, or one that is not allowed
          http://intranet/               | its host has no address, or one that is not allowed
          http://mixed.example/          | its host has no address, or one that is not allowed
          http://[::ffff:10.0.0.1]/      | its host has no address, or one that is not allowed
          """)
  void refusalTellsWhatIsWrong(String url, String why) {
    assertEquals(why, refusal(Map.of(), url));
  }

  @Test
  void charactersAndLengthAreBounded() {
    for (String url : List.of("http://exämple.org/", "http://example.org/a b", "http://a\n", "")) {
      assertEquals(
          "it may have visible characters of ASCII only; others are to be percent-encoded",
          refusal(Map.of(), url));
    }
    String url = "http://example.org/" + "a".repeat(2048 - 19);
    assertAllowed(Map.of(), url);
    assertEquals("it has more than 2048 characters", refusal(Map.of(), url + "a"));
    assertEquals(
        "its host is no name or plain address",
        refusal(Map.of(), "http://" + "a".repeat(64) + ".org/"));
  }

  @Test
  void refusalIs400AndNamesTheField() {
    ImagesException refusal =
        assertThrows(
            ImagesException.class, () -> filter(Map.of()).require("uri", "http://8.8.8.8:25"));

    assertEquals(FaultType.BAD_REQUEST, refusal.fault().type());
    assertEquals("Invalid value for 'uri': its port is not allowed", refusal.getMessage());
    filter(Map.of()).require("uri", "http://8.8.8.8/");
  }

  @Test
  void listOfWhatIsAllowedMakesTheOtherVoid() {
    Map<String, String> settings =
        Map.of(
            "images.outbound.allowed-schemes", "https",
            "images.outbound.disallowed-schemes", "https",
            "images.outbound.allowed-hosts", "example.org, 8.8.8.8",
            "images.outbound.disallowed-hosts", "EXAMPLE.org",
            "images.outbound.allowed-ports", "8443",
            "images.outbound.disallowed-ports", "8443");

    assertAllowed(settings, "https://Example.org:8443/");
    assertAllowed(settings, "https://example.org/");
    assertAllowed(settings, "https://8.8.8.8/");
    assertEquals("its scheme is not allowed", refusal(settings, "http://example.org/"));
    assertEquals("its host is not allowed", refusal(settings, "https://xn--bcher-kva.example/"));
    assertEquals("its port is not allowed", refusal(settings, "https://example.org:443/"));
  }

  @Test
  void listOfWhatIsDisallowedCountsWhereAllAreAllowed() {
    Map<String, String> settings =
        Map.of(
            "images.outbound.allowed-schemes", "all",
            "images.outbound.disallowed-schemes", "http",
            "images.outbound.disallowed-hosts", "Example.org",
            "images.outbound.allowed-ports", "all",
            "images.outbound.disallowed-ports", "25,80");

    assertAllowed(settings, "https://8.8.8.8:8080/");
    assertEquals("its scheme is not allowed", refusal(settings, "http://8.8.8.8/"));
    assertEquals("its host is not allowed", refusal(settings, "https://EXAMPLE.org./"));
    assertEquals("its port is not allowed", refusal(settings, "https://8.8.8.8:25/"));
    assertEquals("its port is not allowed", refusal(settings, "https://8.8.8.8:65536/"));
  }

  @Test
  void networksAreOpenedAndClosed() {
    Map<String, String> settings =
        Map.of(
            "images.outbound.allowed-networks", "10.0.0.0/24, fd00::/8, 8.8.8.8",
            "images.outbound.disallowed-networks", "8.8.8.0/24, 10.0.0.0/8");

    assertAllowed(settings, "http://intranet/");
    assertAllowed(settings, "http://mixed.example/");
    assertAllowed(settings, "http://[::ffff:10.0.0.1]/");
    assertAllowed(settings, "http://[fd00::1]/");
    assertAllowed(settings, "http://8.8.8.8/");
    for (String host : List.of("10.0.1.1", "8.8.8.9", "127.0.0.1", "[64:ff9b::a00:1]")) {
      assertEquals(
          "its host has no address, or one that is not allowed",
          refusal(settings, "http://" + host + "/"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "allowed-schemes,ftp",
    "disallowed-schemes,all",
    "allowed-ports,0",
    "disallowed-ports,65536",
    "allowed-ports,http",
    "allowed-networks,localhost",
    "disallowed-networks,10.0.0.0/33"
  })
  void wrongSettingIsNamed(String key, String value) {
    String name = "images.outbound." + key;
    assertEquals(
        name,
        assertThrows(IllegalArgumentException.class, () -> filter(Map.of(name, value)))
            .getMessage()
            .replaceFirst(" must be .*", ""));
  }
}
