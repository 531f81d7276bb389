package org.cloudimages.limit;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.fault.Fault;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private final RateLimits limits =
      new RateLimits(
          config(Map.of("images.limit.rate.delete", "2", "images.limit.rate.data", "1/s")));

  @Test
  void requestAboveTheRateIsRefusedWithTheSecondsToWait() {
    limits.count("demo", VerbClass.DELETE, "DELETE");
    limits.count("demo", VerbClass.DELETE, "DELETE");

    Fault fault = assertRefused(413, () -> limits.count("demo", VerbClass.DELETE, "DELETE"));

    assertEquals("Too many requests.", fault.message());
    assertEquals(Optional.of("DELETE is limited to 2 per minute."), fault.details());
    int seconds = fault.retryAfter().orElseThrow();
    assertTrue(seconds > 1 && seconds <= 30, () -> "a request comes back every 30 s: " + seconds);
    assertEquals(Integer.toString(seconds), fault.headers().get("Retry-After"));
  }

  @Test
  void waitIsRoundedUpToASecond() {
    limits.count("demo", VerbClass.DATA, "PUT");

    Fault fault = assertRefused(413, () -> limits.count("demo", VerbClass.DATA, "PUT"));

    assertEquals(1, fault.retryAfter().orElseThrow());
  }

  @Test
  void eachProjectHasItsOwnRate() {
    limits.count("demo", VerbClass.DATA, "GET");

    assertDoesNotThrow(() -> limits.count("other", VerbClass.DATA, "GET"));
  }

  @Test
  void classWithoutASettingIsNotLimited() {
    for (int n = 0; n < 10_000; n++) {
      limits.count("demo", VerbClass.READ, "GET");
    }
  }

  @Test
  void unreadableSettingStopsTheStart() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RateLimits(config(Map.of("images.limit.rate.write", "often"))));
  }

  private static Config config(Map<String, String> settings) {
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) -> Optional.ofNullable(settings.get(arguments[0])));
  }
}
