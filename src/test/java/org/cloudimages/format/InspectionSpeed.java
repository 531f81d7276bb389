package org.cloudimages.format;

import java.util.Random;

/** Prints how fast data pass the inspector, in pieces as large as a server reads them. */
final class InspectionSpeed {

  private static final int PIECE = 16 * 1024;
  private static final long LENGTH = 16L << 30;

  private InspectionSpeed() {}

  /** Takes nothing. */
  public static void main(String[] arguments) {
    byte[] data = new byte[PIECE];
    new Random(1).nextBytes(data);
    for (int round = 0; round < 3; round++) {
      print("data of no known format", data, data);
      print("a qcow2", Made.qcow2().bytes(), data);
    }
  }

  private static void print(String what, byte[] beginning, byte[] data) {
    FormatInspector inspector = new FormatInspector();
    long start = System.nanoTime();
    inspector.update(beginning, 0, beginning.length);
    for (long passed = 0; passed < LENGTH; passed += PIECE) {
      inspector.update(data, 0, PIECE);
    }
    inspector.finish();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf("%s: %.0f MB/s%n", what, LENGTH / 1e6 / seconds);
  }
}
