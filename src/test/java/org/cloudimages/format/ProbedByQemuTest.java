package org.cloudimages.format;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudimages.testing.RealImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is accepted does not lead QEMU to another file, even when nobody tells it the format.
 * Longer with {@code -Dqemu.rounds=N}, otherwise with {@code -Dfuzz.seed=N}.
 */
class ProbedByQemuTest {

  private static final int ROUNDS = Integer.getInteger("qemu.rounds", 60);
  private static final long SEED = Long.getLong("fuzz.seed", 20261128);

  private static final String OTHER = "of-another-tenant";
  private static final String KIND = "createType=\"monolithicFlat\"";

  @TempDir private static Path directory;
  private static Path other;

  @BeforeAll
  static void needsQemu() throws IOException {
    RealImage.require();
    other = directory.resolve(OTHER + ".vmdk");
    Files.copy(RealImage.created(directory, "vmdk").file(), other);
  }

  private static String descriptor(String beginning, String kind) {
    String extent = "\nRW 2 FLAT \"" + other + "\" 0\n";
    return beginning + "CID=fffffffe\nparentCID=ffffffff\n" + kind + extent;
  }

  @Test
  void descriptorLeadsQemuToTheOtherFile() {
    assertTrue(probe(latin(descriptor("version=1\n", KIND))).contains(OTHER));
  }

  static Stream<String> kinds() {
    return IntStream.rangeClosed(0, 0xff)
        .mapToObj(c -> List.of(KIND.replace('=', (char) c), KIND.replace("=\"", (char) c + "=")))
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void descriptorMayHaveAnyTwoBytesBehindTheWord(String kind) {
    assertLeadsNowhere(latin(descriptor("# Disk DescriptorFile\nversion=1\n", kind)));
    assertLeadsNowhere(latin(descriptor("version=3\r\n", kind)));
  }

  @Test
  void descriptorMayBeginInManyWays() {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      String kind =
          KIND.replace("=", string(random, "=", "x", " ", "  ", "", "\0", "\n", "\u00e9"));
      String word = string(random, "createType", "createType", "CreateType", "createtype");
      String text = descriptor(beginning(random), kind.replace("createType", word));
      String filler = "# " + "y".repeat(random.nextInt(10_000)) + "\n";
      assertLeadsNowhere(latin(text.replace("CID=f", string(random, "", "", filler) + "CID=f")));
    }
  }

  private static String beginning(Random random) {
    StringBuilder text = new StringBuilder();
    for (int line = random.nextInt(4); line > 0; line--) {
      text.append(string(random, "", " ", "   ", "#", "# Disk", "#\0", "#\u00e9\r#", "\t", " #"));
      text.append(string(random, "\n", "\n", "\r\n", "\r", "\0\n"));
    }
    text.append(string(random, "version=1", "version=2", "version=3", "version=4", "Version=1"));
    return text.append(string(random, "\n", "\r\n", " \n", "0\n", "")).toString();
  }

  static Stream<RealImage> images() {
    String backing = "backing_fmt=vmdk,backing_file=" + other;
    return Stream.of(
        RealImage.created(directory, "qcow2", "-o", backing),
        RealImage.created(directory, "qcow2", "-o", "compat=0.10," + backing),
        RealImage.created(directory, "qcow2", "-o", "data_file=" + directory.resolve(OTHER)),
        RealImage.created(directory, "qcow", "-o", backing),
        RealImage.created(directory, "qed", "-o", backing),
        RealImage.created(directory, "vmdk", "-o", backing),
        RealImage.created(directory, "vmdk", "-o", "subformat=streamOptimized," + backing));
  }

  @ParameterizedTest
  @MethodSource("images")
  void diskOfTwoFilesThatWasChangedAtRandomIsRefusedOrHarmless(RealImage image) {
    byte[] whole = image.bytes();
    assertTrue(probe(whole).contains(OTHER), image::diskFormat);
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] data = whole.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(random.nextBoolean() ? 112 : Math.min(1536, data.length));
        data[at] = random.nextBoolean() ? (byte) random.nextInt(8) : (byte) random.nextInt();
      }
      assertLeadsNowhere(data);
    }
  }

  @Test
  void parentBehindTheSectorsOfADescriptorIsRefused() {
    String filled = Made.DESCRIPTOR + "#".repeat(1023 - Made.DESCRIPTOR.length()) + "\n";
    byte[] data = Made.vmdk(filled + "parentFileNameHint=\"" + other + "\"\n").u64le(36, 2).bytes();
    assertTrue(probe(data).contains("backing file: " + other));
    assertLeadsNowhere(data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "parallels", "vdi", "vhd", "vhdx", "vmdk", "qcow2"})
  void diskOfOneFileIsAcceptedAsRaw(String format) {
    assertTrue(isAccepted(RealImage.created(directory, format).bytes()));
  }

  private static void assertLeadsNowhere(byte[] data) {
    if (isAccepted(data)) {
      String told = probe(data);
      assertFalse(told.contains(OTHER), () -> told + new String(data, StandardCharsets.ISO_8859_1));
    }
  }

  private static boolean isAccepted(byte[] data) {
    return Made.inspect(data).unsafe().isEmpty() && Made.inspect(data).formats().size() <= 1;
  }

  private static String probe(byte[] data) {
    Path file = directory.resolve("uploaded");
    try {
      Files.write(file, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RealImage.probe(file);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String string(Random random, String... choice) {
    return choice[random.nextInt(choice.length)];
  }
}
