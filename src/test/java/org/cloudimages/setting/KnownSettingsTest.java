package org.cloudimages.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.cloudimages.setting.KnownSettings.Setting;
import org.junit.jupiter.api.Test;

class KnownSettingsTest {

  private final KnownSettings known =
      KnownSettings.of(
          List.of(
              settings -> settings.duration("images.recycle-bin.retention", "P1D"),
              settings -> settings.perProject("images.quota", "-1", Form.number(-1, 9)),
              settings -> settings.below("images.store.<id>").require("type"),
              settings -> settings.below("images.store.<id>").find("weight")));

  private List<String> unknown(String... names) {
    return known.unknown(List.of(names));
  }

  @Test
  void settingsAreThoseThatAreRead() {
    assertEquals(
        Set.of(
            new Setting("images.recycle-bin.retention", "P1D"),
            new Setting("images.quota", "-1"),
            new Setting("images.quota.<project id>", ""),
            new Setting("images.store.<id>.type", ""),
            new Setting("images.store.<id>.weight", "")),
        known.all());
  }

  @Test
  void whatIsReadIsNotTold() {
    assertEquals(
        List.of(),
        unknown(
            "images.recycle-bin.retention",
            "images.quota",
            "images.quota.5f1a",
            "images.store.fast.type",
            "IMAGES_RECYCLE_BIN_RETENTION",
            "IMAGES_QUOTA_5F1A",
            "IMAGES_STORE_FAST_TYPE",
            "images_quota"));
  }

  @Test
  void whatIsNotOursIsNotTold() {
    assertEquals(List.of(), unknown("image.quota", "java.home", "IMAGESIZE", "other.images.quota"));
  }

  @Test
  void whatNobodyReadsIsToldWithTheNearestName() {
    assertEquals(
        List.of(
            "Nothing reads the setting IMAGES_QUOTAS; is it to be IMAGES_QUOTA?",
            "Nothing reads the setting images.recyclebin.retention; is it to be"
                + " images.recycle-bin.retention?",
            "Nothing reads the setting images.store.fast.wieght; is it to be"
                + " images.store.fast.weight?",
            "Nothing reads the setting images.unheard-of."),
        unknown(
            "images.recyclebin.retention",
            "images.store.fast.wieght",
            "images.unheard-of",
            "IMAGES_QUOTAS"));
  }

  @Test
  void variableThatIsListedUnderTwoNamesIsToldOnce() {
    assertEquals(
        List.of(), unknown("IMAGES_RECYCLE_BIN_RETENTION", "images.recycle.bin.retention"));
    assertEquals(
        List.of("Nothing reads the setting IMAGES_OTHER."),
        unknown("IMAGES_OTHER", "images.other"));
  }
}
