package org.cloudimages.format;

/**
 * Cylinders, heads and sectors a track of a disk, as the appendix of Microsoft's <em>Virtual Hard
 * Disk Image Format Specification</em> computes them. All of them together are at most as many
 * sectors as the disk has.
 */
record VhdGeometry(int cylinders, int heads, int sectors) {

  private static final int MAX_CYLINDERS = 65_535;
  private static final int MAX_HEADS = 16;
  private static final int MAX_CYLINDERS_OF_HEAD = 1024;

  /** Of a disk of so many sectors. */
  static VhdGeometry of(long disk) {
    long bounded = Math.min(disk, (long) MAX_CYLINDERS * MAX_HEADS * 255);
    if (bounded >= (long) MAX_CYLINDERS * MAX_HEADS * 63) {
      return with(bounded, MAX_HEADS, 255);
    }
    long tracks = bounded / 17;
    int heads = (int) Math.max(4, (tracks + MAX_CYLINDERS_OF_HEAD - 1) / MAX_CYLINDERS_OF_HEAD);
    if (heads <= MAX_HEADS && tracks < (long) heads * MAX_CYLINDERS_OF_HEAD) {
      return with(bounded, heads, 17);
    }
    return bounded / 31 < (long) MAX_HEADS * MAX_CYLINDERS_OF_HEAD
        ? with(bounded, MAX_HEADS, 31)
        : with(bounded, MAX_HEADS, 63);
  }

  private static VhdGeometry with(long disk, int heads, int sectors) {
    return new VhdGeometry((int) (disk / sectors / heads), heads, sectors);
  }
}
