package org.cloudimages.data.exchange;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.UUID;
import org.cloudimages.format.VhdFooter;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.task.control.TaskFailure;

/** A VHD as it is made of the data of an image: the data, and what comes behind them. */
final class ExportedDisk {

  private final long data;

  /** Nothing, or what fills the last sector of a raw disk, and the footer of a fixed VHD. */
  private final byte[] end;

  private ExportedDisk(long data, byte[] end) {
    this.data = data;
    this.end = end;
  }

  /**
   * Finds out what comes behind the data of the image.
   *
   * @throws TaskFailure when no VHD can be made of them
   */
  static ExportedDisk of(Image image, Instant now) {
    long size =
        image
            .data()
            .flatMap(ImageData::size)
            .filter(bytes -> bytes > 0)
            .orElseThrow(
                () -> new TaskFailure("An image without data of a known size is not exported."));
    return switch (String.valueOf(image.diskFormat())) {
      case "vhd" -> new ExportedDisk(size, new byte[0]);
      case "raw" -> new ExportedDisk(size, end(image.id(), size, now));
      default ->
          throw new TaskFailure(
              "An image of the disk format "
                  + image.diskFormat()
                  + " cannot be exported, but those of raw and vhd.");
    };
  }

  private static byte[] end(String id, long size, Instant now) {
    if (size > VhdFooter.MAX_SIZE) {
      throw new TaskFailure("A VHD has at most " + VhdFooter.MAX_SIZE + " bytes of a disk.");
    }
    int missing = (int) Math.floorMod(-size, (long) VhdFooter.SECTOR);
    byte[] footer = new VhdFooter(size + missing, UUID.fromString(id), now).bytes();
    byte[] end = new byte[missing + footer.length];
    System.arraycopy(footer, 0, end, missing, footer.length);
    return end;
  }

  /** How many bytes the data are. */
  long data() {
    return data;
  }

  /** Bytes of the VHD. */
  long size() {
    return data + end.length;
  }

  /** All bytes of the VHD; closed by whoever opened the data. */
  InputStream all(InputStream opened) {
    return new SequenceInputStream(opened, new ByteArrayInputStream(end));
  }
}
