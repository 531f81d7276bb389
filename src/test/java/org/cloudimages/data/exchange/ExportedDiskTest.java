package org.cloudimages.data.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.cloudimages.format.VhdFooter;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.task.control.TaskFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportedDiskTest {

  private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private static Image image(String format, Long size) {
    Image image = new Image(ID.toString(), "demo", NOW);
    image.change(ImageAttribute.DISK_FORMAT, format);
    image.activate(ImageData.registered(Optional.ofNullable(size)), NOW);
    return image;
  }

  private static byte[] all(String format, byte[] data) throws IOException {
    ExportedDisk disk = ExportedDisk.of(image(format, (long) data.length), NOW);
    byte[] all = disk.all(new ByteArrayInputStream(data)).readAllBytes();
    assertEquals(all.length, disk.size());
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 512, 513})
  void rawDiskIsFilledUpAndGetsAFooter(int size) throws IOException {
    byte[] data = new byte[size];
    Arrays.fill(data, (byte) 7);
    int disk = size <= 512 ? 512 : 1024;

    byte[] all = all("raw", data);

    assertArrayEquals(Arrays.copyOf(data, disk), Arrays.copyOf(all, disk));
    assertArrayEquals(
        new VhdFooter(disk, ID, NOW).bytes(), Arrays.copyOfRange(all, disk, all.length));
  }

  @Test
  void vhdStaysAsItIs() throws IOException {
    assertArrayEquals(new byte[] {1, 2, 3}, all("vhd", new byte[] {1, 2, 3}));
  }

  @Test
  void otherDisksAreNotExported() {
    for (Image image :
        new Image[] {
          image("qcow2", 1L),
          image(null, 1L),
          image("raw", null),
          image("raw", 0L),
          image("raw", 1L << 42)
        }) {
      assertThrows(TaskFailure.class, () -> ExportedDisk.of(image, NOW));
    }
  }
}
