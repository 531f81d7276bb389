package org.cloudimages.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Qcow2ReaderTest {

  @Test
  void headerTellsTheSizeOfTheDisk() {
    Inspection inspection = Made.qcow2().inspect();
    assertEquals(Set.of(KnownFormat.QCOW2), inspection.formats());
    assertEquals(OptionalLong.of(1L << 30), inspection.virtualSize());
    assertEquals(Optional.empty(), inspection.unsafe());
    assertEquals(65536, inspection.length());
  }

  @Test
  void versionTwoHasNoFeatures() {
    Inspection inspection = Made.qcow2().u32be(4, 2).u64be(72, -1).inspect();
    assertEquals(OptionalLong.of(1L << 30), inspection.virtualSize());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void dirtyCorruptAndCompressionTypeAreHarmless(int bit) {
    assertEquals(Optional.empty(), Made.qcow2().u64be(72, 1L << bit).inspect().unsafe());
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 7, 8, 31, 32, 63})
  void otherFeaturesAreRefused(int bit) {
    assertUnsafe("it uses features that cannot be checked", Made.qcow2().u64be(72, 1L << bit));
  }

  @Test
  void backingFileIsRefused() {
    assertUnsafe("it has a backing file", Made.qcow2().u64be(8, 200).u32be(16, 11));
    assertUnsafe("it has a backing file", Made.qcow2().u32be(4, 2).u64be(8, 1L << 40));
  }

  @Test
  void externalDataFileIsRefused() {
    assertUnsafe("it keeps its data in another file", Made.qcow2().u64be(72, 4));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 4, 0xffffffffL})
  void otherVersionsAreRefused(long version) {
    assertUnsafe("its version is not 2 or 3", Made.qcow2().u32be(4, version));
  }

  @Test
  void sizeBeyondAllNumbersIsRefused() {
    assertUnsafe("its size is not a size", Made.qcow2().u64be(24, -1));
  }

  @Test
  void shortHeaderIsRefused() {
    byte[] whole = Made.qcow2().bytes();
    assertEquals(
        Optional.of("qcow2: its header is cut short"),
        Made.inspect(Arrays.copyOf(whole, 103)).unsafe());
    assertEquals(Optional.empty(), Made.inspect(Arrays.copyOf(whole, 104)).unsafe());
    assertEquals(Set.of(), Made.inspect(Arrays.copyOf(whole, 3)).formats());
  }

  private static void assertUnsafe(String why, Made made) {
    Inspection inspection = made.inspect();
    assertEquals(Optional.of("qcow2: " + why), inspection.unsafe());
    assertEquals(OptionalLong.empty(), inspection.virtualSize());
  }
}
