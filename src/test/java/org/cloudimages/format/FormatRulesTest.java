package org.cloudimages.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatRulesTest {

  private static final Inspection QCOW2 = Made.qcow2().inspect();
  private static final Inspection BACKED = Made.qcow2().u64be(8, 200).inspect();
  private static final Inspection UNKNOWN = new Made(4096).inspect();
  private static final Inspection SEVERAL =
      Made.qcow2().u32be(4, 2).u32le(0x40, 0xbeda107fL).u32le(0x4c, 1).inspect();
  private static final Inspection GPT = Made.gpt().inspect();
  private static final Inspection UNPROTECTED = Made.gpt().u8(446 + 4, 0x83).inspect();
  private static final Inspection LUKS = new Made(4096).text(0, "LUKS\u00ba\u00be").inspect();
  private static final Inspection NOTHING = new Made(0).inspect();

  private final FormatRules rules = rules("true", "all", "fatal");
  private final FormatRules lenient = rules("false", "all", "fatal");
  private final FormatRules asGlance = rules("true", "bare", "log");

  private static FormatRules rules(String match, String inspect, String gptSafety) {
    return new FormatRules(
        new FormatSettings(
            Settings.of(
                Map.of(
                    "images.format.require-match", match,
                    "images.format.inspect", inspect,
                    "images.format.gpt-safety", gptSafety))));
  }

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

  @ParameterizedTest
  @ValueSource(strings = {"ami", "ari", "aki", "ovf", "ova", "docker", "compressed"})
  void otherContainersMayHoldWhateverIsSafe(String container) {
    assertTrue(rules.inspects(container));
    assertEquals(OptionalLong.empty(), rules.virtualSize(QCOW2, "vmdk", container));
    assertEquals(OptionalLong.empty(), rules.virtualSize(UNKNOWN, "qcow2", container));
    assertEquals(OptionalLong.empty(), rules.virtualSize(SEVERAL, "raw", container));
    for (String diskFormat : List.of("qcow2", "raw", "ami", "ploop", "iso")) {
      assertThrows(ImagesException.class, () -> rules.virtualSize(BACKED, diskFormat, container));
    }
  }

  @Test
  void onlyBareImagesMayBeInspectedAsInGlance() {
    assertTrue(asGlance.inspects("bare"));
    assertFalse(asGlance.inspects("ova"));
    assertEquals(OptionalLong.empty(), asGlance.virtualSize(BACKED, "qcow2", "ova"));
  }

  @Test
  void diskWithPartitionsIsRaw() {
    assertEquals(OptionalLong.of(65536), rules.virtualSize(GPT, "raw", "bare"));
    refused(
        rules, GPT, "qcow2", "The data do not match the disk format qcow2: they look like gpt.");
    refused(rules, GPT, "ami", "The data do not match the disk format ami: they look like gpt.");
  }

  @Test
  void diskWhoseMbrDoesNotProtectItIsRefusedUnlessThatIsOnlyLogged() {
    String text = "The data are not safe to use. gpt: it has no protective MBR.";
    refused(rules, UNPROTECTED, "raw", text);
    refused(lenient, UNPROTECTED, "qcow2", text);
    assertThrows(ImagesException.class, () -> rules.virtualSize(UNPROTECTED, "raw", "ami"));
    assertEquals(OptionalLong.of(65536), asGlance.virtualSize(UNPROTECTED, "raw", "bare"));
    refused(asGlance, BACKED, "raw", "The data are not safe to use. qcow2: it has a backing file.");
  }

  @Test
  void encryptedDiskIsRaw() {
    assertEquals(OptionalLong.of(4096), rules.virtualSize(LUKS, "raw", "bare"));
    refused(
        rules, LUKS, "qcow2", "The data do not match the disk format qcow2: they look like luks.");
  }

  @Test
  void settingsAreOneOfTwoWords() {
    invalid(
        "images.format.require-match must be true or false, but is: yes",
        () -> rules("yes", "all", "fatal"));
    invalid(
        "images.format.inspect must be all or bare, but is: ova",
        () -> rules("true", "ova", "fatal"));
    invalid(
        "images.format.gpt-safety must be fatal or log, but is: ", () -> rules("true", "all", ""));
  }

  private static void invalid(String message, Executable rules) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, rules).getMessage());
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
