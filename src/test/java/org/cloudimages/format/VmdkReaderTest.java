package org.cloudimages.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmdkReaderTest {

  private static final int FOOTER = 65536 - 2 * 512;
  private static final String NO_KIND = "its kind is not monolithicSparse or streamOptimized";
  private static final String OUTSIDE = "its descriptor names data outside of the file";
  private static final String OTHER_FOOTER = "its footer is not that of its header";

  @Test
  void headerTellsTheSizeOfTheDisk() {
    Inspection inspection = Made.vmdk().inspect();
    assertEquals(Set.of(KnownFormat.VMDK), inspection.formats());
    assertEquals(OptionalLong.of(1L << 30), inspection.virtualSize());
    assertEquals(Optional.empty(), inspection.unsafe());
  }

  @Test
  void streamOptimisedDiskMayHaveAFooter() {
    Inspection inspection = Made.streamOptimised().inspect();
    assertEquals(Optional.empty(), inspection.unsafe());
    assertEquals(OptionalLong.of(1L << 30), inspection.virtualSize());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "monolithicFlat",
        "twoGbMaxExtentSparse",
        "twoGbMaxExtentFlat",
        "vmfs",
        "vmfsRaw",
        "fullDevice",
        "partitionedDevice",
        "custom",
        ""
      })
  void otherKindsAreRefused(String kind) {
    assertUnsafe(NO_KIND, changed("monolithicSparse", kind));
  }

  @Test
  void kindThatIsNamedTwiceOrOnlyInACommentIsRefused() {
    assertUnsafe(NO_KIND, changed("CID=", "#createType=\"monolithicFlat\"\nCID="));
    assertUnsafe(NO_KIND, changed("createType", "#createType"));
    assertUnsafe(NO_KIND, changed("createType=\"monolithicSparse\"", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RW 2097152 FLAT \"disk.vmdk\" 0",
        "RW 2097152 SPARSE \"/etc/passwd\"",
        "RW 2097152 SPARSE \"..\\\\passwd\"",
        "RW 2097152 SPARSE \"a.vmdk\"\nRW 2097152 SPARSE \"b.vmdk\"",
        "RW 2097152 VMFSSPARSE \"disk.vmdk\"",
        "RW 2097152 ZERO",
        "RW 2097152 SPARSE disk.vmdk",
        "what is this",
        ""
      })
  void dataOutsideOfTheFileAreRefused(String extent) {
    assertUnsafe(OUTSIDE, changed("RW 2097152 SPARSE \"disk.vmdk\"", extent));
  }

  @Test
  void parentIsRefused() {
    assertUnsafe("it has a parent", changed("parentCID=ffffffff", "parentCID=12345678"));
    assertUnsafe(
        "it has a parent", changed("version=1", "version=1\nparentFileNameHint=\"/etc/passwd\""));
  }

  @Test
  void descriptorMustBePlainText() {
    assertUnsafe("its descriptor is not plain text", changed("version=1", "version=\u00e9"));
    assertUnsafe("its descriptor is not plain text", changed("version=1", "version=\u0007"));
  }

  @Test
  void descriptorElsewhereOrTooLongIsRefused() {
    String why = "its descriptor is missing, too long or in another place";
    assertUnsafe(why, Made.vmdk().u64le(28, 0));
    assertUnsafe(why, Made.vmdk().u64le(28, 2));
    assertUnsafe(why, Made.vmdk().u64le(36, 0));
    assertUnsafe(why, Made.vmdk().u64le(36, 257));
    assertUnsafe(why, Made.vmdk().u64le(36, -1));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MAX_VALUE, 1L << 55})
  void sizeThatIsNoneIsRefused(long sectors) {
    assertUnsafe("its size is not a size", Made.vmdk().u64le(12, sectors));
  }

  @Test
  void otherVersionsAreRefused() {
    assertUnsafe("its version is not 1, 2 or 3", Made.vmdk().u32le(4, 0));
    assertUnsafe("its version is not 1, 2 or 3", Made.vmdk().u32le(4, 4));
    assertUnsafe("it is of an old kind that is not accepted", Made.vmdk().text(0, "COWD"));
  }

  @Test
  void footerMustSayWhatTheHeaderSays() {
    assertUnsafe(OTHER_FOOTER, Made.streamOptimised().u64le(FOOTER + 12, 1));
    assertUnsafe(OTHER_FOOTER, Made.streamOptimised().u64le(FOOTER + 28, 40));
    assertUnsafe(OTHER_FOOTER, Made.streamOptimised().u64le(FOOTER + 56, -1));
    assertUnsafe(OTHER_FOOTER, Made.streamOptimised().u32le(FOOTER - 512 + 12, 2));
    assertUnsafe(OTHER_FOOTER, Made.streamOptimised().u8(FOOTER - 1, 1));
    assertUnsafe(OTHER_FOOTER, Made.streamOptimised().u8(FOOTER + 512, 1));
    assertUnsafe(OTHER_FOOTER, Made.streamOptimised().text(FOOTER, "KDMW"));
    assertUnsafe(OTHER_FOOTER, Made.vmdk().u64le(56, -1));
  }

  @Test
  void dataThatEndTooEarlyAreRefused() {
    byte[] whole = Made.vmdk().bytes();
    Optional<String> cut = Optional.of("vmdk: it is cut short");
    assertEquals(cut, Made.inspect(Arrays.copyOf(whole, 4)).unsafe());
    assertEquals(cut, Made.inspect(Arrays.copyOf(whole, 512)).unsafe());
    assertEquals(cut, Made.inspect(Arrays.copyOf(whole, 512 + 20 * 512 - 1)).unsafe());
    assertEquals(Optional.empty(), Made.inspect(Arrays.copyOf(whole, 512 + 20 * 512)).unsafe());
  }

  @Test
  void descriptorAloneIsRefused() {
    Optional<String> why = Optional.of("vmdk: it is a descriptor of other files");
    String text = Made.DESCRIPTOR.replace("monolithicSparse", "monolithicFlat");
    assertEquals(why, inspect(text));
    for (int before = 4080; before < 4100; before++) {
      assertEquals(why, inspect("#".repeat(before - text.indexOf("createType")) + text));
    }
    assertEquals(why, inspect("# " + "\u00e9\n".repeat(300_000) + text));
    assertEquals(Optional.empty(), inspect("a\0" + text));
    assertEquals(Optional.empty(), inspect("# " + "x".repeat(1 << 20) + "\n" + text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createType",
        "what the CREATETYPE says",
        "version=1\n",
        "VERSION = 9",
        "# \0\n \r\n\t# another\n\nversion=3\r\nCID=1",
        "# Disk DescriptorFile",
        " #disk descriptor file of\n"
      })
  void textThatSomeProgramTakesForADescriptorIsRefused(String text) {
    assertEquals(Optional.of("vmdk: it is a descriptor of other files"), inspect(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "versions=1",
        "a\nversion=1",
        "#!/bin/sh\nx\n",
        "Disk Descriptor"
      })
  void otherTextIsRaw(String text) {
    assertEquals(Set.of(), Made.inspect(text.getBytes(StandardCharsets.ISO_8859_1)).formats());
  }

  @Test
  void descriptorThatFillsItsSectorsIsRefused() {
    String filled = Made.DESCRIPTOR + "#".repeat(20 * 512 - Made.DESCRIPTOR.length());
    assertUnsafe("its descriptor has no end", Made.vmdk(filled));
    Made ended = Made.vmdk(filled);
    assertEquals(Optional.empty(), ended.u8(512 + 20 * 512 - 1, 0).inspect().unsafe());
  }

  private static Optional<String> inspect(String text) {
    return Made.inspect(text.getBytes(StandardCharsets.ISO_8859_1)).unsafe();
  }

  private static Made changed(String what, String instead) {
    String descriptor = Made.DESCRIPTOR.replace(what, instead);
    return Made.vmdk(descriptor);
  }

  private static void assertUnsafe(String why, Made made) {
    Inspection inspection = made.inspect();
    assertEquals(Optional.of("vmdk: " + why), inspection.unsafe());
    assertEquals(OptionalLong.empty(), inspection.virtualSize());
  }
}
