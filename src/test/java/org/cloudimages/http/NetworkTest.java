package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,      10.255.255.255, true",
    "10.0.0.0/8,      11.0.0.0,       false",
    "172.16.0.0/12,   172.31.0.1,     true",
    "172.16.0.0/12,   172.32.0.1,     false",
    "172.20.1.2/12,   172.16.0.1,     true",
    "192.0.2.7,       192.0.2.7,      true",
    "192.0.2.7,       192.0.2.6,      false",
    "0.0.0.0/0,       203.0.113.1,    true",
    "0.0.0.0/0,       2001:db8::1,    false",
    "::/0,            203.0.113.1,    false",
    "2001:db8::/33,   2001:db8:7fff::1, true",
    "2001:db8::/33,   2001:db8:8000::1, false",
    "::1,             ::1,            true",
    "::ffff:10.0.0.1, 10.0.0.1,       true"
  })
  void networkContainsWhatBeginsWithItsBits(String network, String address, boolean contains)
      throws UnknownHostException {
    assertEquals(contains, Network.of(network).contains(InetAddress.getByName(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "10.0.0/8",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "::/129",
        "0x7f.0.0.1",
        "300.0.0.1",
        ":::",
        "",
        "/8",
        "fe80::1%lo"
      })
  void anythingElseIsNoNetwork(String text) {
    assertThrows(IllegalArgumentException.class, () -> Network.of(text));
  }
}
