package org.cloudimages.limit.rate;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.fault.Fault;
import org.cloudimages.http.HttpSettings;
import org.cloudimages.http.SourceAddress;
import org.cloudimages.identity.LoginGuard.Standing;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginLimitsTest {

  private static final HttpServletRequest HOME = from("192.0.2.1");
  private static final HttpServletRequest ELSEWHERE = from("192.0.2.2");
  private static final HttpServletRequest HERE = from("127.0.0.1");

  private final LoginLimits limits = limits(Map.of());

  private static LoginLimits limits(Map<String, String> settings) {
    return new LoginLimits(
        new RateSettings(Settings.of(settings)),
        new SourceAddress(
            new HttpSettings(Settings.of(Map.of("images.limit.source.proxies", "10.0.0.1")))));
  }

  private static HttpServletRequest from(String address) {
    return StubRequest.get("/").from(address).request();
  }

  private void fail(int times, String user, HttpServletRequest request) {
    for (int n = 0; n < times; n++) {
      limits.admit(user, request);
      limits.failed(user, request);
    }
  }

  @Test
  void failuresOfOneUserFromOneAddressAreRefusedThereAlone() {
    fail(10, "ada", HOME);

    Fault fault = assertRefused(413, () -> limits.admit("ada", HOME));
    assertEquals("Too many requests.", fault.message());
    assertEquals(
        Optional.of("Failed logins of one user from one address are limited to 10 per minute."),
        fault.details());
    assertTrue(fault.retryAfter().getAsInt() > 0 && fault.retryAfter().getAsInt() <= 6);
    assertEquals(Standing.GOOD, limits.admit("ada", ELSEWHERE));
    assertEquals(Standing.DOUBTFUL, limits.admit("bob", HOME));
  }

  @Test
  void failuresFromOneAddressAreRefusedWhoeverIsMeant() {
    for (int n = 0; n < 30; n++) {
      fail(1, "user " + n, HOME);
    }

    Fault fault = assertRefused(413, () -> limits.admit("ada", HOME));
    assertEquals(
        Optional.of("Failed logins from one address are limited to 30 per minute."),
        fault.details());
    limits.admit("ada", ELSEWHERE);
  }

  @Test
  void failuresOfOneUserFromManyAddressesAreRefused() {
    for (int n = 0; n < 60; n++) {
      fail(1, "ada", from("198.51.100." + n));
    }

    Fault fault = assertRefused(413, () -> limits.admit("ada", HOME));
    assertEquals(
        Optional.of("Failed logins of one user are limited to 60 per minute."), fault.details());
    limits.admit("bob", HOME);
  }

  @Test
  void nobodyLocksAUserOutWhereItHasLoggedIn() {
    limits.succeeded("ada", HOME);
    for (int n = 0; n < 60; n++) {
      fail(1, "ada", from("198.51.100." + n));
    }

    assertEquals(Standing.FAMILIAR, limits.admit("ada", HOME));
    assertEquals(Standing.GOOD, limits.admit("bob", HOME));
    fail(10, "ada", HOME);
    assertRefused(413, () -> limits.admit("ada", HOME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "::1"})
  void whatMayBeManyClientsIsNotRefusedAsAnAddress(String shared) {
    for (int n = 0; n < 100; n++) {
      fail(1, "user " + n, from(shared));
    }
    fail(59, "ada", from(shared));
    limits.succeeded("ada", from(shared));

    assertEquals(Standing.FAMILIAR, limits.admit("ada", from(shared)));
    assertEquals(Standing.DOUBTFUL, limits.admit("bob", from(shared)));
    fail(1, "ada", from(shared));
    assertRefused(413, () -> limits.admit("ada", from(shared)));
  }

  @Test
  void longNamesAreOneUserWhenTheyBeginAlike() {
    fail(10, "x".repeat(64) + "1", HOME);

    assertRefused(413, () -> limits.admit("x".repeat(1_000_000), HOME));
  }

  @Test
  void eachBoundCanBeChangedAndSwitchedOff() {
    LoginLimits off =
        limits(
            Map.of(
                "images.limit.login.failures", "off",
                "images.limit.login.user", "off",
                "images.limit.login.address", "2/m"));
    off.failed("ada", HOME);
    off.admit("ada", HOME);
    off.failed("ada", HOME);
    assertRefused(413, () -> off.admit("ada", HOME));
    for (int n = 0; n < 100; n++) {
      off.failed("ada", HERE);
    }
    off.admit("ada", HERE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"failures", "user", "address"})
  void anythingElseStopsTheStart(String key) {
    Exception refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> limits(Map.of("images.limit.login." + key, "none")));

    assertEquals(
        "images.limit.login." + key + " must be N, N/m, N/s or off, but is: none",
        refusal.getMessage());
  }
}
