package org.cloudimages.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.cloudimages.testing.RealImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VhdFaultTest {

  private static final long GIB = 1L << 30;
  private static final int LENGTH = 1 << 20;

  /** A fixed disk of 1 MiB of which the head and the footer are there. */
  private static byte[] fixed() {
    UUID id = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    return new VhdFooter(LENGTH, id, Instant.parse("2026-11-29T12:00:00Z")).bytes();
  }

  private static String judge(byte[] footer) {
    return judge(new byte[VhdFault.HEAD], footer);
  }

  private static String judge(byte[] head, byte[] footer) {
    return VhdFault.of(head, footer, LENGTH + VhdFooter.SECTOR).map(VhdFault::code).orElse("none");
  }

  /** With a field changed, and the checksum that belongs to that. */
  private static byte[] changed(int at, long value) {
    Made footer = new Made(VhdFooter.SECTOR).text(0, new String(fixed(), ISO)).u64be(at, value);
    return footer.u32be(64, VhdFooter.checksum(new Bytes(footer.bytes(), 512))).bytes();
  }

  private static final Charset ISO = StandardCharsets.ISO_8859_1;

  @Test
  void fixedDiskIsFine() {
    assertEquals("none", judge(fixed()));
  }

  @ParameterizedTest
  @CsvSource({
    // the type is the first half of each value
    "60, 0x0000000300000000, 111",
    "60, 0x0000000400000000, 721",
    "60, 0x0000000500000000, 523",
    "60, 0x0000000000000000, 523",
    "48, 1048064, 111",
    "48, 42949672960, 111",
    "48, 42949673472, 413",
    "48, -1, 413"
  })
  void whatIsWrongHasACode(int at, String value, String code) {
    assertEquals(code, judge(changed(at, Long.decode(value))));
  }

  @Test
  void footerWithoutAnIdHasACode() {
    byte[] footer = fixed();
    Arrays.fill(footer, 68, 84, (byte) 0);
    assertEquals("396", judge(footer));
    Made made = new Made(VhdFooter.SECTOR).text(0, new String(footer, ISO));
    assertEquals("614", judge(made.u32be(64, VhdFooter.checksum(new Bytes(footer, 512))).bytes()));
  }

  @Test
  void whatHasNoValidFooterIsNone() {
    assertEquals("396", judge(new byte[VhdFooter.SECTOR]));
    byte[] footer = fixed();
    footer[500]++;
    assertEquals("396", judge(footer));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1535})
  void fileThatIsTooShortIsNone(long length) {
    assertEquals(Optional.of(VhdFault.INVALID), VhdFault.of(length));
  }

  @Test
  void fileThatIsTooLargeIsRefusedUnread() {
    assertEquals(Optional.empty(), VhdFault.of(40 * GIB + VhdFooter.SECTOR));
    assertEquals(Optional.of(VhdFault.FILE_TOO_LARGE), VhdFault.of(40 * GIB + 4096));
  }

  @Test
  void disksOfQemuAreFine(@TempDir Path directory) {
    RealImage.require();
    for (String kind : new String[] {"dynamic", "fixed"}) {
      byte[] file = RealImage.created(directory, "vhd", "-o", "subformat=" + kind).bytes();
      byte[] head = Arrays.copyOf(file, VhdFault.HEAD);
      byte[] foot = Arrays.copyOfRange(file, file.length - 512, file.length);
      assertEquals(Optional.empty(), VhdFault.of(head, foot, file.length), kind);
      if (kind.equals("dynamic")) {
        head[20]++;
        assertEquals(
            Optional.of(VhdFault.INCONSISTENT), VhdFault.of(head, foot, file.length), kind);
      }
    }
  }
}
