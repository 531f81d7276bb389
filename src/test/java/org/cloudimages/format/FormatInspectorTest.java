package org.cloudimages.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What holds for all data, however broken. Longer with {@code -Dfuzz.rounds=N}, otherwise with
 * {@code -Dfuzz.seed=N}.
 */
class FormatInspectorTest {

  private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 1500);
  private static final long SEED = Long.getLong("fuzz.seed", 20261125);

  private static final long[] EDGES = {
    0,
    1,
    -1,
    2,
    3,
    512,
    2047,
    2048,
    65536,
    1 << 20,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    0xffffffffL,
    1L << 50,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Long.MAX_VALUE - 65536
  };

  private static final List<byte[]> SEEDS =
      List.of(
          Made.qcow2().bytes(),
          Made.vmdk().bytes(),
          Made.streamOptimised().bytes(),
          Made.vhd().bytes(),
          Made.fixedVhd().bytes(),
          Made.vhdx().bytes(),
          Made.vdi().bytes(),
          Made.iso().bytes(),
          Made.gpt().bytes(),
          new Made(70_000).bytes(),
          Made.DESCRIPTOR.repeat(300).getBytes(java.nio.charset.StandardCharsets.US_ASCII));

  private final FormatRules rules = new FormatRules(new FormatSettings(true, true, true));

  @Test
  void verdictDoesNotDependOnHowTheDataAreCut() {
    for (byte[] data : SEEDS) {
      String whole = verdict(data, data.length + 1);
      for (int piece : new int[] {1, 2, 3, 7, 509, 511, 512, 513, 1535, 1536, 4096, 65537}) {
        assertEquals(whole, verdict(data, piece), () -> "in pieces of " + piece);
      }
    }
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void brokenDataGetAVerdictInBoundedMemory() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] data = broken(random);
      String whole = verdict(data, data.length + 1);
      int piece = 1 + random.nextInt(random.nextBoolean() ? 600 : 70_000);
      String where = "round " + round + " of seed " + SEED + ", pieces of " + piece;
      assertEquals(whole, verdict(data, piece), where);
      assertEquals(whole, verdictOfPieces(data, random), where);
    }
  }

  @Test
  void bytesAroundTheGivenOnesAreNotLookedAt() {
    byte[] data = Made.qcow2().bytes();
    byte[] wide = new byte[data.length + 20];
    Arrays.fill(wide, (byte) 7);
    System.arraycopy(data, 0, wide, 10, data.length);
    FormatInspector inspector = new FormatInspector();
    inspector.update(wide, 10, data.length);
    assertEquals(1L << 30, inspector.finish().virtualSize().orElseThrow());
  }

  @Test
  void dataEndOnce() {
    FormatInspector inspector = new FormatInspector();
    inspector.finish();
    assertThrows(IllegalStateException.class, inspector::finish);
    assertThrows(IllegalStateException.class, () -> inspector.update(new byte[1], 0, 1));
  }

  private static byte[] broken(Random random) {
    byte[] data = SEEDS.get(random.nextInt(SEEDS.size())).clone();
    for (int change = random.nextInt(6); change >= 0; change--) {
      change(data, random);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(data, random.nextInt(data.length + 1)) : data;
  }

  private static void change(byte[] data, Random random) {
    int at = place(data.length, random);
    switch (random.nextInt(4)) {
      case 0 -> data[at] = (byte) random.nextInt();
      case 1 -> data[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> number(data, at & ~3, EDGES[random.nextInt(EDGES.length)], random);
      default -> {
        byte[] other = SEEDS.get(random.nextInt(SEEDS.size()));
        int start = random.nextBoolean() ? 0 : place(other.length, random);
        int length = random.nextInt(Math.min(70_000, other.length - start) + 1);
        int to = random.nextBoolean() ? Math.min(start, data.length) : at;
        System.arraycopy(other, start, data, to, Math.min(length, data.length - to));
      }
    }
  }

  /** Mostly where headers, tables and footers lie. */
  private static int place(int length, Random random) {
    int[] starts = {
      0, 0, 0, 512, 32768, 0x10000, 0x20000, 0x30000, 0x100000, 0x110000, length - 1536
    };
    int start = starts[random.nextInt(starts.length)];
    int at = random.nextInt(8) == 0 ? random.nextInt(length) : start + random.nextInt(600);
    return Math.floorMod(at, length);
  }

  private static void number(byte[] data, int at, long value, Random random) {
    boolean big = random.nextBoolean();
    int size = random.nextBoolean() ? 4 : 8;
    for (int i = 0; i < size && at + i < data.length; i++) {
      data[at + i] = (byte) (value >>> (8 * (big ? size - 1 - i : i)));
    }
  }

  private String verdict(byte[] data, int piece) {
    FormatInspector inspector = new FormatInspector();
    for (int at = 0; at < data.length; at += piece) {
      update(inspector, data, at, Math.min(piece, data.length - at));
    }
    return verdict(inspector.finish());
  }

  private String verdictOfPieces(byte[] data, Random random) {
    FormatInspector inspector = new FormatInspector();
    for (int at = 0; at < data.length; ) {
      int piece = Math.min(random.nextInt(1 << random.nextInt(18)), data.length - at);
      update(inspector, data, at, piece);
      at += piece;
    }
    return verdict(inspector.finish());
  }

  private static void update(FormatInspector inspector, byte[] data, int at, int length) {
    inspector.update(data, at, length);
    assertTrue(inspector.held() <= FormatInspector.MAX_MEMORY / 2, "too much is kept");
  }

  /** All that can be told from the outside. */
  private String verdict(Inspection inspection) {
    List<Object> told = new ArrayList<>();
    told.add(inspection.length());
    told.add(inspection.formats());
    told.add(inspection.virtualSize());
    told.add(inspection.unsafe());
    for (String format : List.of("qcow2", "vmdk", "vhd", "vhdx", "vdi", "iso", "ami")) {
      try {
        told.add(rules.virtualSize(inspection, format, "bare"));
      } catch (ImagesException e) {
        assertEquals(FaultType.BAD_MEDIA_TYPE, e.fault().type());
        told.add(e.fault().message());
      }
    }
    return told.toString();
  }
}
