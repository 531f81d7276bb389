package org.cloudimages.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** VHD, VDI, ISO, QED, GPT, LUKS, and what has no format. */
class OtherReadersTest {

  private static final int END = 8192 - 512;
  private static final String NO_VHD = "vhd: it is not a whole disk of its own";

  @Test
  void dynamicVhdTellsTheSizeOfItsDisk() {
    assertSafe(KnownFormat.VHD, 1L << 30, Made.vhd().bytes());
  }

  @Test
  void fixedVhdHasOnlyAFooter() {
    assertSafe(KnownFormat.VHD, 65536, Made.fixedVhd().bytes());
  }

  @Test
  void currentSizeOfAVhdCountsAndNotTheFirstOne() {
    byte[] resized = Made.vhd().u64be(48, 7 << 20).u64be(END + 48, 7 << 20).bytes();
    assertSafe(KnownFormat.VHD, 7 << 20, resized);
  }

  @Test
  void differencingVhdIsRefused() {
    assertUnsafe(NO_VHD, Made.vhd().u32be(60, 4).u32be(END + 60, 4));
    assertUnsafe(NO_VHD, Made.vhd().u32be(60, 4).text(END, "nothing."));
    assertUnsafe(NO_VHD, Made.fixedVhd().u32be(65536 + 60, 4));
  }

  @Test
  void dynamicVhdWithoutItsBeginningIsRefused() {
    assertUnsafe(NO_VHD, Made.vhd().text(0, "nothing."));
  }

  @Test
  void vhdWhoseEndsDisagreeIsRefused() {
    String why = "vhd: its header and its footer disagree";
    assertUnsafe(why, Made.vhd().u64be(48, 4096));
    assertUnsafe(why, Made.vhd().u32be(END + 60, 4));
  }

  @Test
  void vhdOfNoSizeIsRefused() {
    assertUnsafe("vhd: its size is not a size", Made.fixedVhd().u64be(65536 + 48, -1));
    assertEquals(
        Optional.of("vhd: its header is cut short"),
        Made.inspect(Arrays.copyOf(Made.vhd().bytes(), 511)).unsafe());
  }

  @Test
  void vdiTellsTheSizeOfItsDisk() {
    assertSafe(KnownFormat.VDI, 1L << 30, Made.vdi().bytes());
    assertSafe(KnownFormat.VDI, 1L << 30, Made.vdi().u32le(0x4c, 2).bytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, -1})
  void vdiThatIsNoDiskOfItsOwnIsRefused(int type) {
    assertUnsafe("vdi: it is not a disk of its own", Made.vdi().u32le(0x4c, type));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x1a8, 0x1b7, 0x1b8, 0x1c7})
  void vdiWithAParentIsRefused(int at) {
    assertUnsafe("vdi: it has a parent", Made.vdi().u8(at, 1));
  }

  @Test
  void vdiOfNoSizeIsRefused() {
    assertUnsafe("vdi: its size is not a size", Made.vdi().u64le(0x170, -1));
    assertEquals(
        Optional.of("vdi: its header is cut short"),
        Made.inspect(Arrays.copyOf(Made.vdi().bytes(), 511)).unsafe());
  }

  @Test
  void isoTellsItsSize() {
    assertSafe(KnownFormat.ISO, 400 * 2048, Made.iso().bytes());
    assertSafe(KnownFormat.ISO, 400 * 2048, Arrays.copyOf(Made.iso().bytes(), 500 * 2048));
  }

  @Test
  void primaryDescriptorOfAnIsoNeedNotBeTheFirst() {
    Made made = Made.iso();
    made.copy(32768, 32768 + 4096, 2048).u8(32768, 0).u16le(32768 + 128, 0);
    assertSafe(KnownFormat.ISO, 400 * 2048, made.bytes());
  }

  @Test
  void firstPrimaryDescriptorOfAnIsoCounts() {
    Made made = Made.iso().copy(32768, 32768 + 2048, 2048).u32le(32768 + 2048 + 80, 7);
    assertSafe(KnownFormat.ISO, 400 * 2048, made.bytes());
  }

  @Test
  void isoThatADiskCanBootFromIsAnIso() {
    Made hybrid = Made.iso().u8(446 + 4, 0xee).u16le(510, 0xaa55).text(512, "EFI PART");
    assertSafe(KnownFormat.ISO, 400 * 2048, hybrid.bytes());
  }

  @Test
  void universalDiskFormatCountsAsIso() {
    Made made =
        new Made(65536)
            .text(32768 + 1, "BEA01")
            .text(32768 + 2049, "NSR02")
            .text(32768 + 4097, "TEA01");
    assertSafe(KnownFormat.ISO, 65536, made.bytes());
  }

  @Test
  void qedIsRefused() {
    assertUnsafe("qed: this format is not accepted", new Made(4096).text(0, "QED\0"));
  }

  @Test
  void isoThatHidesAnotherDiskHasTwoFormats() {
    Made made = Made.iso().text(0, "QFI\u00fb").u32be(4, 2).u64be(24, 1 << 20);
    assertEquals(Set.of(KnownFormat.QCOW2, KnownFormat.ISO), made.inspect().formats());
    assertEquals(OptionalLong.empty(), made.inspect().virtualSize());
  }

  @Test
  void diskWithAGptIsRecognised() {
    assertSafe(KnownFormat.GPT, 65536, Made.gpt().bytes());
    assertSafe(KnownFormat.GPT, 65536, Made.gpt().u8(446, 0x80).bytes());
    assertSafe(KnownFormat.GPT, 65536, Made.gpt().text(512, "elsewhere").bytes());
  }

  @Test
  void gptWhoseMbrDoesNotProtectItIsDoubtful() {
    String none = "gpt: it has no protective MBR";
    String others = "gpt: its MBR has other partitions than the protective one";
    String place = "gpt: its protective partition does not begin behind the MBR";
    assertDoubtful(none, Made.gpt().u16le(510, 0));
    assertDoubtful(none, Made.gpt().u8(446 + 4, 0));
    assertDoubtful(none, Made.gpt().u8(446 + 4, 0x83));
    assertDoubtful("gpt: its MBR has a boot flag that is none", Made.gpt().u8(446, 1));
    assertDoubtful("gpt: its MBR has a boot flag that is none", Made.gpt().u8(446 + 48, 0x81));
    assertDoubtful(others, Made.gpt().u8(446 + 16 + 4, 0x83));
    assertDoubtful(others, Made.gpt().u8(446 + 48 + 4, 0xee));
    assertDoubtful(others, Made.gpt().copy(446, 446 + 16, 16).u8(446 + 4, 0x83));
    assertDoubtful(place, Made.gpt().u32le(446 + 8, 2));
    assertDoubtful(place, Made.gpt().u8(446 + 2, 1));
    assertDoubtful(place, Made.gpt().u32le(446 + 8, 0).text(512, "elsewhere"));
  }

  @Test
  void tableBeforeAnIsoMayBeAnything() {
    Inspection inspection = Made.iso().text(512, "EFI PART").inspect();
    assertEquals(Optional.empty(), inspection.doubtfulPartitions());
    assertEquals(Set.of(KnownFormat.ISO), inspection.formats());
  }

  @Test
  void fixedVhdOfADiskWithPartitionsIsAVhd() {
    Made made = Made.fixedVhd().u8(448, 2).u8(450, 0xee).u32le(454, 1).u16le(510, 0xaa55);
    assertSafe(KnownFormat.VHD, 65536, made.bytes());
    assertDoubtful(
        "gpt: its protective partition does not begin behind the MBR", made.u32le(454, 9));
    assertSafe(KnownFormat.VHD, 65536, Made.fixedVhd().text(0, "LUKS\u00ba\u00be").bytes());
  }

  @Test
  void gptThatHidesInAnotherDiskIsASecondFormat() {
    Made made = Made.qcow2().text(512, "EFI PART").u8(450, 0xee).u16le(510, 0xaa55);
    assertEquals(Set.of(KnownFormat.QCOW2, KnownFormat.GPT), made.inspect().formats());
  }

  @Test
  void encryptedDiskIsRecognised() {
    assertSafe(KnownFormat.LUKS, 4096, new Made(4096).text(0, "LUKS\u00ba\u00be\0\1").bytes());
    assertSafe(KnownFormat.LUKS, 4096, new Made(4096).text(0, "LUKS\u00ba\u00be\0\2").bytes());
  }

  @Test
  void diskWithAnMbrOrABootSectorIsRaw() {
    Made disk = new Made(65536).u8(446 + 4, 0x83).u16le(510, 0xaa55);
    assertEquals(Set.of(), disk.inspect().formats());
    Made volume = new Made(65536).text(0, "\u00ebR\u0090NTFS").u16le(11, 512).u16le(510, 0xaa55);
    assertEquals(Set.of(), volume.u8(450, 0xee).u8(446, 7).inspect().formats());
    Made exfat = new Made(65536).text(0, "\u00ebv\u0090EXFAT   ").u16le(510, 0xaa55);
    assertEquals(Set.of(), exfat.u8(450, 0xee).u8(446, 7).inspect().formats());
    assertEquals(Set.of(), new Made(0).inspect().formats());
    assertEquals(Optional.empty(), new Made(1).inspect().unsafe());
  }

  private static void assertSafe(KnownFormat format, long size, byte[] data) {
    Inspection inspection = Made.inspect(data);
    assertEquals(Set.of(format), inspection.formats());
    assertEquals(Optional.empty(), inspection.unsafe());
    assertEquals(OptionalLong.of(size), inspection.virtualSize());
  }

  private static void assertDoubtful(String why, Made made) {
    assertEquals(Optional.of(why), made.inspect().doubtfulPartitions());
    assertEquals(Optional.empty(), made.inspect().unsafe());
  }

  private static void assertUnsafe(String why, Made made) {
    assertEquals(Optional.of(why), made.inspect().unsafe());
    assertEquals(OptionalLong.empty(), made.inspect().virtualSize());
  }
}
