package org.cloudimages.image.deletion;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.retention.DeletionSettings;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.PolicySettings;
import org.cloudimages.policy.RoleProfile;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeletionRuleTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Caller OWNER = new Caller("a user", "demo", Set.of("member", "reader"));

  private final Image image = new Image("an id", "demo", NOW.minusSeconds(86_400));

  private static DeletionRule rule(String cooldown) {
    return new DeletionRule(
        new ImageAccess(new Policies(PolicySettings.of(RoleProfile.KEYSTONE))),
        new DeletionSettings(Settings.of(Map.of("images.protection.cooldown", cooldown))));
  }

  private void require(String cooldown, Caller caller) {
    rule(cooldown).require(new SeenImage(image, false), caller, NOW);
  }

  @Test
  void imageThatNothingProtectsMayBeDeleted() {
    assertDoesNotThrow(() -> require("PT0S", OWNER));
    assertDoesNotThrow(() -> require("PT1H", OWNER));
  }

  @Test
  void protectedImageIsForbidden() {
    image.change(ImageAttribute.PROTECTED, true);

    assertRefused(
        403,
        "Image an id is protected; set protected to false before deleting it.",
        () -> require("PT0S", OWNER));
  }

  @Test
  void imageThatWasProtectedAMomentAgoIsForbiddenUntilItHasCooledDown() {
    image.noteUnprotected(NOW.minusSeconds(3599).plusNanos(1000));

    assertRefused(
        403,
        "Image an id was protected a short time ago; it can be deleted from 2026-11-25T12:00:02Z"
            + " on.",
        () -> require("PT1H", OWNER));
    assertDoesNotThrow(() -> require("PT59M58S", OWNER));
    assertDoesNotThrow(() -> require("PT0S", OWNER));
  }

  @Test
  void rightComesBeforeProtection() {
    image.change(ImageAttribute.PROTECTED, true);

    assertRefused(
        403,
        "You are not authorized to perform delete_image.",
        () -> require("PT1H", new Caller("a user", "demo", Set.of("reader"))));
  }

  @Test
  void withoutACooldownNoClockIsTooFarAhead() {
    assertTrue(rule("PT0S").coolSince(NOW).isAfter(NOW.plusSeconds(86_400)));
    assertEquals(NOW.minusSeconds(3600), rule("PT1H").coolSince(NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1h", "-PT1H", "P40000D", ""})
  void unreadableCooldownStopsTheStartByItsName(String text) {
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> rule(text));

    assertEquals(
        "images.protection.cooldown must be a duration from PT0S to P36500D, but is: " + text,
        refusal.getMessage());
  }
}
