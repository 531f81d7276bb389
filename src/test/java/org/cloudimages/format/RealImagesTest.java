package org.cloudimages.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudimages.testing.OpenStackClient;
import org.cloudimages.testing.RealImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The readers against what QEMU writes. */
class RealImagesTest {

  @TempDir private static Path directory;

  @BeforeAll
  static void needsQemu() {
    RealImage.require();
  }

  @ParameterizedTest
  @CsvSource({
    "qcow2,",
    "qcow2, compat=0.10",
    "qcow2, compression_type=zstd",
    "qcow2, lazy_refcounts=on",
    "qcow2, cluster_size=2M",
    "vmdk,",
    "vmdk, subformat=streamOptimized",
    "vhd,",
    "vhd, force_size=on",
    "vhdx,",
    "vhdx, subformat=fixed",
    "vdi,",
    "vdi, static=on"
  })
  void convertedDiscIsRecognisedWithItsSize(String format, String option) {
    RealImage image = RealImage.converted(directory, format, options(option));
    Inspection inspection = Made.inspect(image.bytes());
    assertEquals(Set.of(KnownFormat.of(format).orElseThrow()), inspection.formats());
    assertEquals(OptionalLong.of(image.virtualSize()), inspection.virtualSize());
    assertEquals(Optional.empty(), inspection.unsafe());
  }

  @Test
  void discIsAnIso() {
    Inspection inspection = Made.inspect(RealImage.disc().bytes());
    assertEquals(Set.of(KnownFormat.ISO), inspection.formats());
    assertEquals(OptionalLong.of(RealImage.disc().virtualSize()), inspection.virtualSize());
  }

  static Stream<List<String>> gptDisks() {
    return Stream.of(
        List.of("sgdisk", "--new=1:0:+1M", "--new=2:0:0"),
        List.of("sh", "-c", "echo label: gpt,size=1M | tr , '\\n' | sfdisk --quiet \"$0\""),
        List.of("sh", "-c", "parted -s \"$0\" mklabel gpt mkpart a 1MiB 3MiB"),
        List.of("sh", "-c", "parted -s \"$0\" mklabel gpt disk_set pmbr_boot on"));
  }

  @ParameterizedTest
  @MethodSource("gptDisks")
  void diskWithAGptOfOrdinaryProgramsIsSafe(List<String> command) {
    needsProgramsForPartitions();
    Inspection inspection = partitioned(command);
    assertEquals(Set.of(KnownFormat.GPT), inspection.formats());
    assertEquals(Optional.empty(), inspection.doubtfulPartitions());
  }

  @Test
  void gptWithAHybridMbrIsDoubtful() {
    needsProgramsForPartitions();
    Inspection hybrid = partitioned(List.of("sgdisk", "--new=1:0:+1M", "--hybrid=1"));
    assertEquals(
        Optional.of("gpt: its MBR has other partitions than the protective one"),
        hybrid.doubtfulPartitions());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parted -s \"$0\" mklabel msdos",
        "parted -s \"$0\" mklabel msdos mkpart primary 1MiB 3MiB set 1 boot on",
        "echo label: dos,size=1M | tr , '\\n' | sfdisk --quiet \"$0\"",
        "sgdisk --new=1:0:+1M --gpttombr=1 \"$0\"",
        "mke2fs -q -F \"$0\""
      })
  void otherDiskOfOrdinaryProgramsIsRaw(String command) {
    needsProgramsForPartitions();
    assertEquals(Set.of(), partitioned(List.of("sh", "-c", command)).formats());
  }

  private static void needsProgramsForPartitions() {
    for (String program : List.of("sgdisk", "sfdisk", "parted", "mke2fs")) {
      assumeTrue(OpenStackClient.isInstalled(program), () -> "There is no " + program + ".");
    }
  }

  private static Inspection partitioned(List<String> command) {
    return Made.inspect(RealImage.partitioned(directory, command).bytes());
  }

  @Test
  void fixedVhdOfAnotherDiskIsRecognisedByItsFooter() {
    RealImage image = RealImage.created(directory, "vhd", "-o", "subformat=fixed");
    Inspection inspection = Made.inspect(image.bytes());
    assertEquals(Set.of(KnownFormat.VHD), inspection.formats());
    assertEquals(OptionalLong.of(image.virtualSize()), inspection.virtualSize());
  }

  @Test
  void diskOnTopOfAnotherIsUnsafe() {
    assertUnsafe(
        "qcow2", "backing_file=/etc/passwd,backing_fmt=raw", "qcow2: it has a backing file");
    Path parent = RealImage.created(directory, "vmdk").file();
    String option = "backing_fmt=vmdk,backing_file=" + parent;
    assertUnsafe("vmdk", option, "vmdk: it has a parent");
  }

  @Test
  void diskWithItsDataInAnotherFileIsUnsafe() {
    String option = "data_file=" + directory.resolve("data");
    assertUnsafe("qcow2", option, "qcow2: it keeps its data in another file");
    String flat = "vmdk: it is a descriptor of other files";
    assertUnsafe("vmdk", "subformat=monolithicFlat", flat);
    assertUnsafe("vmdk", "subformat=twoGbMaxExtentSparse", flat);
  }

  @Test
  void diskThatNovaWouldNotStartIsUnsafe() {
    String why = "qcow2: it uses features that cannot be checked";
    assertUnsafe("qcow2", "extended_l2=on", why);
    assertUnsafe("qed", "cluster_size=65536", "qed: this format is not accepted");
  }

  private static void assertUnsafe(String format, String option, String why) {
    RealImage image = RealImage.created(directory, format, "-o", option);
    assertEquals(Optional.of(why), Made.inspect(image.bytes()).unsafe());
  }

  private static String[] options(String option) {
    return Stream.ofNullable(option).flatMap(text -> Stream.of("-o", text)).toArray(String[]::new);
  }
}
