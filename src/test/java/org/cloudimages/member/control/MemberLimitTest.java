package org.cloudimages.member.control;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class MemberLimitTest {

  @Test
  void defaults() {
    assertEquals(new MemberLimit(128), new MemberLimit(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    Map<String, String> settings = Map.of("images.limit.members", "2");

    assertEquals(new MemberLimit(2), new MemberLimit(Settings.of(settings)));
  }

  @Test
  void lastPlaceMayBeTaken() {
    assertDoesNotThrow(() -> new MemberLimit(2).requireRoom(1));
  }

  @Test
  void oneMoreIsOverTheLimit() {
    assertRefused(
        413,
        "The image has too many members: 3 given, 2 allowed.",
        () -> new MemberLimit(2).requireRoom(2));
  }

  @Test
  void minusOneMeansNoLimitAndZeroNoMembers() {
    assertDoesNotThrow(() -> new MemberLimit(-1).requireRoom(1_000_000));
    assertRefused(413, () -> new MemberLimit(0).requireRoom(0));
  }

  @Test
  void otherNegativeNumbersStopTheStart() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new MemberLimit(Settings.of(Map.of("images.limit.members", "-2"))));
  }
}
