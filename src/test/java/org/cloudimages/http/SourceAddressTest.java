package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {

  private final SourceAddress direct = new SourceAddress(new HttpSettings(Settings.of(Map.of())));
  private final SourceAddress proxied = address("10.0.0.1, 10.0.0.2,fd00::1");

  private static SourceAddress address(String proxies) {
    return new SourceAddress(
        new HttpSettings(Settings.of(Map.of("images.limit.source.proxies", proxies))));
  }

  private static String source(SourceAddress address, String peer, String forwarded) {
    StubRequest request = StubRequest.get("/v2/images").from(peer);
    return address.of(
        (forwarded == null ? request : request.header("X-Forwarded-For", forwarded)).request());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.7   |             | true",
        "2001:db8::1 |             | true",
        "127.0.0.1   |             | false",
        "::1         |             | false",
        "127.0.0.1   | 203.0.113.9 | false",
        "10.0.0.1    |             | false",
        "fd00::1     |             | false",
        "10.0.0.1    | 203.0.113.9 | true",
        "10.0.0.1    | 127.0.0.1   | false",
        "10.0.0.1    | unknown     | false"
      })
  void loopbackAndProxiesMayBeManyClients(String peer, String forwarded, boolean isOne) {
    StubRequest request = StubRequest.get("/v2/images").from(peer);
    HttpServletRequest asked =
        (forwarded == null ? request : request.header("X-Forwarded-For", forwarded)).request();

    assertEquals(isOne, proxied.isOneClient(asked));
  }

  @Test
  void peerIsTheSource() {
    assertEquals("192.0.2.7", source(direct, "192.0.2.7", null));
  }

  @Test
  void headerOfAStrangerIsNotBelieved() {
    assertEquals("192.0.2.7", source(direct, "192.0.2.7", "203.0.113.9"));
    assertEquals("192.0.2.7", source(proxied, "192.0.2.7", "203.0.113.9"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9                       | 203.0.113.9",
        "198.51.100.1, 203.0.113.9         | 203.0.113.9",
        "203.0.113.9, 10.0.0.2             | 203.0.113.9",
        "1.1.1.1, 203.0.113.9,10.0.0.2     | 203.0.113.9",
        "203.0.113.9, fd00:0:0:0::1        | 203.0.113.9",
        "unknown                           | 10.0.0.1",
        "203.0.113.9, evil.example.com     | 10.0.0.1",
        "10.0.0.2                          | 10.0.0.2"
      })
  void lastAddressThatIsNoProxyIsTheSource(String forwarded, String source) {
    assertEquals(source, source(proxied, "10.0.0.1", forwarded));
  }

  @Test
  void proxyWithoutTheHeaderIsTheSource() {
    assertEquals("10.0.0.1", source(proxied, "10.0.0.1", null));
  }

  @Test
  void addressesOfOneNetworkAreOneSource() {
    String one = source(direct, "2001:db8:1:2::1", null);

    assertEquals(one, source(direct, "2001:db8:1:2:ffff:ffff:ffff:ffff", null));
    assertEquals(one, source(direct, "2001:db8:1:2:0:0:0:9%eth0", null));
    assertNotEquals(one, source(direct, "2001:db8:1:3::1", null));
  }

  @Test
  void mappedAddressIsTheOneOfTheOldProtocol() {
    assertEquals("192.0.2.7", source(direct, "::ffff:192.0.2.7", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example.com", "10.0.0.1;10.0.0.2", "10.0.0.0/8", ","})
  void unreadableProxyStopsTheStart(String proxies) {
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> address(proxies + ",x"));

    assertTrue(refusal.getMessage().startsWith("images.limit.source.proxies must be"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For",
        "x-forwarded-proto",
        "Forwarded",
        "Via",
        "X-Real-IP",
        "X-Client-IP",
        "True-Client-IP",
        "X-Original-Forwarded-For"
      })
  void requestThatWasSentOnSaysSo(String header) {
    assertTrue(SourceAddress.isForwarded(sent(header)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "X-Auth-Token", "User-Agent", "X-Image-Meta-Store"})
  void requestWithAnyOtherHeaderDoesNot(String header) {
    assertFalse(SourceAddress.isForwarded(sent(header)));
  }

  private static HttpServletRequest sent(String header) {
    return StubRequest.get("/v2/images").header(header, "127.0.0.1").request();
  }
}
