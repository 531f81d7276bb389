package org.cloudimages.limit.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.IntStream;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferLimitTest {

  private static TransferLimit limit(String all) {
    return new TransferLimit(
        new ClientSettings(Settings.of(Map.of("images.limit.transfers", all))));
  }

  private static TransferLimit limit(String all, String project) {
    return new TransferLimit(
        new ClientSettings(
            Settings.of(
                Map.of("images.limit.transfers", all, "images.limit.transfers.project", project))));
  }

  private static void begin(TransferLimit limit, String project, int transfers) {
    IntStream.range(0, transfers).forEach(n -> limit.begin(project));
  }

  private static void assertRefused(TransferLimit limit, String project) {
    ImagesException refusal = assertThrows(ImagesException.class, () -> limit.begin(project));
    assertEquals(FaultType.UNAVAILABLE, refusal.fault().type());
    assertEquals("5", refusal.fault().headers().get("Retry-After"));
  }

  @Test
  void oneAboveTheLimitIsRefusedUntilAnotherEnds() {
    TransferLimit limit = limit(" 2 ");
    limit.begin("one");
    limit.begin("other");
    assertRefused(limit, "third");
    limit.end("one");
    assertDoesNotThrow(() -> limit.begin("third"));
    assertRefused(limit, "one");
  }

  @Test
  void projectMayHaveHalfOfAllWhileNobodyElseWantsThem() {
    TransferLimit limit = limit("400");

    begin(limit, "greedy", 200);

    assertRefused(limit, "greedy");
    begin(limit, "other", 100);
    assertRefused(limit, "other");
    assertDoesNotThrow(() -> limit.begin("third"));
  }

  @Test
  void projectMayHaveAQuarterWhileOthersWantThem() {
    TransferLimit limit = limit("8");
    begin(limit, "many", 1);
    begin(limit, "small", 1);
    begin(limit, "others", 2);

    begin(limit, "many", 1);

    assertRefused(limit, "many");
    begin(limit, "small", 1);
    assertRefused(limit, "small");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 1"})
  void projectMayAlwaysHaveOne(String all, int transfers) {
    TransferLimit limit = limit(all);

    begin(limit, "project", transfers);
  }

  @Test
  void shareCanBeSet() {
    TransferLimit limit = limit("8", "7");
    begin(limit, "one", 7);
    assertRefused(limit, "one");

    begin(limit("8", "0"), "one", 8);
  }

  @Test
  void zeroIsNoBound() {
    begin(limit("0"), "one", 10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "many", "1000000", "1.5"})
  void whatIsNotANumberIsRefusedWithItsKey(String setting) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> limit(setting));
    assertTrue(refusal.getMessage().startsWith("images.limit.transfers "), refusal::getMessage);
    refusal = assertThrows(IllegalArgumentException.class, () -> limit("8", setting));
    assertTrue(
        refusal.getMessage().startsWith("images.limit.transfers.project "), refusal::getMessage);
  }
}
