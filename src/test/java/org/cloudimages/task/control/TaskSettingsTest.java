package org.cloudimages.task.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class TaskSettingsTest {

  @Test
  void defaults() {
    assertEquals(
        new TaskSettings(
            4,
            2,
            1000,
            Duration.ofMinutes(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofDays(2)),
        new TaskSettings(Settings.of(Map.of())));
  }

  @Test
  void explicitMapping() {
    assertEquals(
        new TaskSettings(
            1,
            3,
            7,
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            Duration.ofHours(1)),
        new TaskSettings(
            Settings.of(
                Map.of(
                    "images.tasks.threads", "1",
                    "images.tasks.running-per-project", "3",
                    "images.tasks.open-per-project", "7",
                    "images.tasks.lease", "PT1M",
                    "images.tasks.check", "PT30S",
                    "images.tasks.interval", "PT2S",
                    "images.tasks.life", "PT1H"))));
  }

  @Test
  void checkMustLeaveRoomForAMissedOne() {
    assertEquals(
        "images.tasks.check must be at most half of images.tasks.lease, but is: PT31S",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new TaskSettings(
                        Settings.of(
                            Map.of("images.tasks.lease", "PT1M", "images.tasks.check", "PT31S"))))
            .getMessage());
  }
}
