package org.cloudimages.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VhdxReaderTest {

  private static final int METADATA = 0x100000;

  @Test
  void metadataTellTheSizeOfTheDisk() {
    Inspection inspection = Made.vhdx().inspect();
    assertEquals(Set.of(KnownFormat.VHDX), inspection.formats());
    assertEquals(OptionalLong.of(1L << 30), inspection.virtualSize());
    assertEquals(Optional.empty(), inspection.unsafe());
  }

  @Test
  void itemsMayComeInEitherOrder() {
    Made made =
        Made.vhdx()
            .item(0, "3767a1ca36fa434db3b633f0aa44e76b", 0x10018)
            .metadata64(0x10018, 0x2000000);
    assertEquals(OptionalLong.of(1L << 30), made.inspect().virtualSize());
  }

  @Test
  void parentIsRefused() {
    assertUnsafe("it has a parent", Made.vhdx().metadata64(0x10000, 2L << 32 | 0x2000000));
    assertUnsafe(
        "it has a parent",
        Made.vhdx().metadataCount(3).item(2, "2d5fd3a80bb34d45abf7d3d84834ab0c", 0x10010));
  }

  @Test
  void newestValidHeaderSaysWhetherThereIsALog() {
    String why = "it was not closed, and its log may change it";
    assertUnsafe(why, Made.vhdx().vhdxHeader(2, 2, 77));
    assertUnsafe(why, Made.vhdx().vhdxHeader(1, 3, 77));
    assertUnsafe(why, Made.vhdx().vhdxHeader(1, 2, 77));
    assertEquals(Optional.empty(), Made.vhdx().vhdxHeader(1, 1, 77).inspect().unsafe());
    assertUnsafe(why, Made.vhdx().vhdxHeader(1, 1, 77).u32le(0x20004, 12345));
  }

  @Test
  void withoutAValidHeaderItIsRefused() {
    Made made = Made.vhdx().u32le(0x10004, 1).u32le(0x20004, 1);
    assertUnsafe("it has no valid header", made);
  }

  @Test
  void regionTablesThatDifferAreRefused() {
    assertUnsafe(
        "its region tables are not the same", Made.vhdx().u64le(0x40020, METADATA + 0x100000));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0x50000, 0xfffff, -1, Long.MAX_VALUE, Long.MIN_VALUE})
  void metadataInAnImpossiblePlaceAreRefused(long place) {
    assertUnsafe(
        "its metadata are in a place that no disk has",
        Made.vhdx().u64le(0x30020, place).regionsCopied());
  }

  @ParameterizedTest
  @ValueSource(longs = {2048, 0x7fffffffL, 0xffffffffL, 0})
  void regionTableWithAnImpossibleCountIsRefused(long count) {
    assertUnsafe("its region table is broken", Made.vhdx().u32le(0x30008, count).regionsCopied());
  }

  @Test
  void itemThatIsThereTwiceIsRefused() {
    assertUnsafe(
        "its metadata table is broken",
        Made.vhdx().metadataCount(3).item(2, "2442a52f1bcd7648b2115dbed83bf4b8", 0x10010));
  }

  @Test
  void itemsThatOverlapAreRefused() {
    assertUnsafe(
        "its metadata overlap", Made.vhdx().item(1, "2442a52f1bcd7648b2115dbed83bf4b8", 0x10004));
    assertUnsafe(
        "its metadata overlap", Made.vhdx().item(1, "2442a52f1bcd7648b2115dbed83bf4b8", 0x8000));
  }

  @Test
  void sizeBeyondAllNumbersIsRefused() {
    assertUnsafe("its size is not a size", Made.vhdx().metadata64(0x10008, -1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x30000, 0x4ffff, 0x50000, METADATA + 0xffff, METADATA + 0x1000f})
  void dataThatEndTooEarlyAreRefused(int length) {
    byte[] cut = Arrays.copyOf(Made.vhdx().bytes(), length);
    assertEquals(Optional.of("vhdx: its tables are cut short"), Made.inspect(cut).unsafe());
  }

  private static void assertUnsafe(String why, Made made) {
    Inspection inspection = made.inspect();
    assertEquals(Optional.of("vhdx: " + why), inspection.unsafe());
    assertEquals(OptionalLong.empty(), inspection.virtualSize());
  }
}
