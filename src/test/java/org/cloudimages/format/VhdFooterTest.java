package org.cloudimages.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.cloudimages.testing.RealImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VhdFooterTest {

  private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

  @TempDir private Path directory;

  private static byte[] footer(long size) {
    return new VhdFooter(size, ID, Instant.parse("2026-11-29T12:00:00Z")).bytes();
  }

  private static byte[] disk(int sectors) {
    byte[] disk = new byte[sectors * VhdFooter.SECTOR];
    new Random(sectors).nextBytes(disk);
    return disk;
  }

  private static byte[] joined(byte[] disk) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(disk);
    file.write(footer(disk.length));
    return file.toByteArray();
  }

  @Test
  void bytesAreThoseOfTheSpecification() {
    Made expected =
        new Made(512)
            .text(0, "conectix")
            .u32be(8, 2)
            .u32be(12, 0x10000)
            .u64be(16, -1)
            .u32be(24, 849_268_800)
            .text(28, "win ")
            .u32be(32, 0x10000)
            .text(36, "Wi2k")
            .u64be(40, 1 << 30)
            .u64be(48, 1 << 30)
            // 2080 cylinders, 16 heads, 63 sectors a track
            .u32be(56, 0x0820_103f)
            .u32be(60, 2)
            .u64be(68, 0x0123_4567_89ab_cdefL)
            .u64be(76, 0x0123_4567_89ab_cdefL);
    byte[] without = expected.bytes();
    int sum = 0;
    for (byte each : without) {
      sum += each & 0xff;
    }

    assertArrayEquals(expected.u32be(64, ~sum & 0xffff_ffffL).bytes(), footer(1 << 30));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 4, 17",
    "1000, 14, 4, 17",
    "69631, 1023, 4, 17",
    "69632, 140, 16, 31",
    "278527, 1023, 16, 17",
    "278528, 561, 16, 31",
    "2097152, 2080, 16, 63",
    "66059279, 65534, 16, 63",
    "66059280, 16191, 16, 255",
    "267382800, 65535, 16, 255",
    "4278190080, 65535, 16, 255"
  })
  void geometryIsThatOfTheSpecification(long sectors, int cylinders, int heads, int track) {
    VhdGeometry geometry = VhdGeometry.of(sectors);
    assertEquals(new VhdGeometry(cylinders, heads, track), geometry);
    assertTrue((long) cylinders * heads * track <= sectors);
  }

  @Test
  void inspectorTakesItForASafeDisk() throws IOException {
    byte[] disk = disk(2049);
    Inspection inspection = Made.inspect(joined(disk));
    assertEquals(Optional.empty(), inspection.unsafe());
    assertEquals(disk.length, inspection.virtualSize().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"1", "68", "2049", "20481"})
  void qemuReadsTheSameDisk(int sectors) throws IOException {
    RealImage.require();
    byte[] disk = disk(sectors);
    RealImage vhd = new RealImage(Files.write(directory.resolve("disk.vhd"), joined(disk)), "vhd");
    RealImage raw = new RealImage(Files.write(directory.resolve("disk.raw"), disk), "raw");

    assertEquals(disk.length, vhd.virtualSize());
    assertTrue(vhd.hasSameDisk(raw));
  }
}
