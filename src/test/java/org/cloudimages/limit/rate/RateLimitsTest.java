package org.cloudimages.limit.rate;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.database.BucketTable;
import org.cloudimages.fault.Fault;
import org.cloudimages.http.VerbClass;
import org.cloudimages.identity.Caller;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private final RateLimits limits =
      limits(Map.of("images.limit.rate.delete", "2", "images.limit.rate.data", "1/s"));

  @Test
  void requestAboveTheRateIsRefusedWithTheSecondsToWait() {
    limits.count(caller("demo"), VerbClass.DELETE, "DELETE");
    limits.count(caller("demo"), VerbClass.DELETE, "DELETE");

    Fault fault =
        assertRefused(413, () -> limits.count(caller("demo"), VerbClass.DELETE, "DELETE"));

    assertEquals("Too many requests.", fault.message());
    assertEquals(Optional.of("DELETE is limited to 2 per minute."), fault.details());
    int seconds = fault.retryAfter().orElseThrow();
    assertTrue(seconds > 1 && seconds <= 30, () -> "a request comes back every 30 s: " + seconds);
    assertEquals(Integer.toString(seconds), fault.headers().get("Retry-After"));
    assertEquals(Map.of("read", 0L, "write", 0L, "delete", 1L, "data", 0L), limits.refusals());
  }

  @Test
  void waitIsRoundedUpToASecond() {
    limits.count(caller("demo"), VerbClass.DATA, "PUT");

    Fault fault = assertRefused(413, () -> limits.count(caller("demo"), VerbClass.DATA, "PUT"));

    assertEquals(1, fault.retryAfter().orElseThrow());
  }

  @Test
  void eachProjectHasItsOwnRate() {
    limits.count(caller("demo"), VerbClass.DATA, "GET");

    assertDoesNotThrow(() -> limits.count(caller("other"), VerbClass.DATA, "GET"));
  }

  @Test
  void classWithoutASettingIsNotLimited() {
    for (int n = 0; n < 10_000; n++) {
      limits.count(caller("demo"), VerbClass.READ, "GET");
    }
  }

  @Test
  void unreadableSettingStopsTheStart() {
    assertThrows(
        IllegalArgumentException.class, () -> limits(Map.of("images.limit.rate.write", "often")));
  }

  @Test
  void serviceIsExempt() {
    Caller service = new Caller("nova", "demo", Set.of("service"));

    for (int n = 0; n < 10; n++) {
      limits.count(service, VerbClass.DATA, "GET");
    }
  }

  @Test
  void userOnWhoseBehalfAServiceAsksIsExempt() {
    Caller user = new Caller("somebody", "demo", Set.of("member"), Set.of("service"));

    for (int n = 0; n < 10; n++) {
      limits.count(user, VerbClass.DATA, "GET");
    }
  }

  @Test
  void exemptRolesAreASetting() {
    RateLimits set =
        limits(
            Map.of(
                "images.limit.rate.delete", "1",
                "images.limit.rate.exempt-roles", "Operator, admin"));

    for (int n = 0; n < 10; n++) {
      set.count(new Caller("a", "demo", Set.of("operator")), VerbClass.DELETE, "DELETE");
      set.count(new Caller("a", "demo", Set.of("admin")), VerbClass.DELETE, "DELETE");
    }
    Caller service = new Caller("nova", "demo", Set.of("service"));
    set.count(service, VerbClass.DELETE, "DELETE");
    assertRefused(413, () -> set.count(service, VerbClass.DELETE, "DELETE"));
  }

  @Test
  void nothingIsSetByDefault() {
    assertFalse(limits(Map.of()).areSet());
    assertTrue(limits.areSet());
  }

  @Test
  void sharingIsTrueOrFalse() {
    assertThrows(
        IllegalArgumentException.class, () -> limits(Map.of("images.limit.rate.shared", "maybe")));
  }

  private static RateLimits limits(Map<String, String> settings) {
    return new RateLimits(new RateSettings(Settings.of(settings)), new BucketTable());
  }

  private static Caller caller(String project) {
    return new Caller("somebody", project, Set.of("member"));
  }
}
