package org.cloudimages.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatRulesTest {

  private static final Inspection QCOW2 = Made.qcow2().inspect();
  private static final Inspection BACKED = Made.qcow2().u64be(8, 200).inspect();
  private static final Inspection UNKNOWN = new Made(4096).inspect();
  private static final Inspection SEVERAL =
      Made.qcow2().u32be(4, 2).u32le(0x40, 0xbeda107fL).u32le(0x4c, 1).inspect();
  private static final Inspection NOTHING = new Made(0).inspect();

  private final FormatRules rules = new FormatRules("true");
  private final FormatRules lenient = new FormatRules("false");

  @Test
  void rightFormatHasTheSizeOfItsDisk() {
    assertEquals(OptionalLong.of(1L << 30), rules.virtualSize(QCOW2, "qcow2", "bare"));
  }

  @Test
  void rawHasTheSizeOfTheDataWhateverTheyAre() {
    assertEquals(OptionalLong.of(4096), rules.virtualSize(UNKNOWN, "raw", "bare"));
    assertEquals(OptionalLong.of(65536), rules.virtualSize(QCOW2, "raw", "bare"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ami", "ari", "aki", "ploop"})
  void formatWithoutReaderMayHoldWhatNobodyKnows(String diskFormat) {
    assertEquals(OptionalLong.empty(), rules.virtualSize(UNKNOWN, diskFormat, "bare"));
    refused(
        rules,
        QCOW2,
        diskFormat,
        "The data do not match the disk format " + diskFormat + ": they look like qcow2.");
  }

  @Test
  void otherFormatIsRefused() {
    refused(
        rules, QCOW2, "vmdk", "The data do not match the disk format vmdk: they look like qcow2.");
    refused(
        rules,
        UNKNOWN,
        "qcow2",
        "The data do not match the disk format qcow2: they look like no format with a header.");
  }

  @Test
  void severalFormatsAtOnceAreRefused() {
    String look = ": they look like qcow2 and vdi.";
    refused(rules, SEVERAL, "qcow2", "The data do not match the disk format qcow2" + look);
    refused(rules, SEVERAL, "raw", "The data do not match the disk format raw" + look);
  }

  @Test
  void withoutTheRuleOtherFormatsAreAcceptedWithoutASize() {
    assertEquals(OptionalLong.empty(), lenient.virtualSize(QCOW2, "vmdk", "bare"));
    assertEquals(OptionalLong.empty(), lenient.virtualSize(UNKNOWN, "qcow2", "bare"));
    assertEquals(OptionalLong.empty(), lenient.virtualSize(SEVERAL, "qcow2", "bare"));
    assertEquals(OptionalLong.of(1L << 30), lenient.virtualSize(QCOW2, "qcow2", "bare"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"qcow2", "raw", "vmdk", "ami"})
  void unsafeDataAreRefusedWhateverTheirName(String diskFormat) {
    String text = "The data are not safe to use. qcow2: it has a backing file.";
    refused(rules, BACKED, diskFormat, text);
    refused(lenient, BACKED, diskFormat, text);
  }

  @Test
  void imageWithoutAByteIsLegal() {
    assertEquals(OptionalLong.empty(), rules.virtualSize(NOTHING, "qcow2", "bare"));
    assertEquals(OptionalLong.empty(), rules.virtualSize(NOTHING, "raw", "bare"));
  }

  @Test
  void onlyBareImagesAreInspected() {
    assertTrue(rules.inspects("bare"));
    assertFalse(rules.inspects("ova"));
    assertEquals(OptionalLong.empty(), rules.virtualSize(BACKED, "qcow2", "ova"));
  }

  @Test
  void settingIsTrueOrFalse() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new FormatRules("yes")).getMessage();
    assertEquals("images.format.require-match must be true or false, but is: yes", message);
  }

  private static void refused(
      FormatRules rules, Inspection inspection, String diskFormat, String message) {
    ImagesException refusal =
        assertThrows(
            ImagesException.class, () -> rules.virtualSize(inspection, diskFormat, "bare"));
    assertEquals(FaultType.BAD_MEDIA_TYPE, refusal.fault().type());
    assertEquals(message, refusal.fault().message());
  }
}
