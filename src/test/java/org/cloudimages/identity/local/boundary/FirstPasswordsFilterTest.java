package org.cloudimages.identity.local.boundary;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstPasswordsFilterTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
  void callerOnThisMachineIsOne(String address) {
    assertTrue(FirstPasswordsFilter.isLoopback(address));
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
  void requestThatWasSentOnIsNotDirect(String header) {
    assertFalse(FirstPasswordsFilter.isDirect(request(header)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "X-Auth-Token", "User-Agent", "X-Image-Meta-Store"})
  void requestWithAnyOtherHeaderIsDirect(String header) {
    assertTrue(FirstPasswordsFilter.isDirect(request(header)));
  }

  private static HttpServletRequest request(String header) {
    return StubRequest.get("/v2/images").header(header, "127.0.0.1").request();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.0.0.1",
        "192.0.2.1",
        "2001:db8::1",
        "fe80::1%eth0",
        "::ffff:192.0.2.1",
        "localhost",
        "127.0.0.1.example.com",
        "127.0.0.1, 192.0.2.1"
      })
  void everyoneElseIsNone(String address) {
    assertFalse(FirstPasswordsFilter.isLoopback(address));
  }
}
