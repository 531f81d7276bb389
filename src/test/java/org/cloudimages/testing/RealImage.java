package org.cloudimages.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A disk that a machine boots from, in all formats that {@code qemu-img} makes of it. */
public record RealImage(Path file, String diskFormat) {

  private static final Path DISC = Path.of("/usr/lib/grub-rescue/grub-rescue-cdrom.iso");
  private static final String MISSING =
      "There is no qemu-img or no " + DISC + " (Debian: qemu-utils, grub-rescue-pc).";

  /** Ends the test where the programs are not installed; in CI it fails then. */
  public static void require() {
    boolean installed = OpenStackClient.isInstalled("qemu-img") && Files.exists(DISC);
    if (!installed && System.getenv("CI") != null) {
      fail(MISSING);
    }
    assumeTrue(installed, MISSING);
  }

  /** The disc as it is installed. */
  public static RealImage disc() {
    return new RealImage(DISC, "iso");
  }

  /** The disc in a format, made in that directory. */
  public static RealImage converted(Path directory, String diskFormat, String... options) {
    Path file = directory.resolve(UUID.randomUUID() + "." + diskFormat);
    List<String> command = List.of("qemu-img", "convert", "-f", "raw", "-O", name(diskFormat));
    run(command, Stream.of(options), Stream.of(DISC.toString(), file.toString()));
    return new RealImage(file, diskFormat);
  }

  /** A new image that {@code qemu-img create} makes with these options. */
  public static RealImage created(Path directory, String diskFormat, String... options) {
    Path file = directory.resolve(UUID.randomUUID() + "." + diskFormat);
    List<String> command = List.of("qemu-img", "create", "-q", "-f", name(diskFormat));
    run(command, Stream.of(options), Stream.of(file.toString(), "16M"));
    return new RealImage(file, diskFormat);
  }

  /** A disk of 8 MiB that a program partitions, which gets the file as its last argument. */
  public static RealImage partitioned(Path directory, List<String> command) {
    Path file = directory.resolve(UUID.randomUUID() + ".raw");
    run(
        List.of("qemu-img", "create", "-q", "-f", "raw"),
        Stream.empty(),
        Stream.of(file.toString(), "8M"));
    run(command, Stream.empty(), Stream.of(file.toString()));
    return new RealImage(file, "raw");
  }

  /** What QEMU calls it. */
  private static String name(String diskFormat) {
    return diskFormat.equals("vhd") ? "vpc" : diskFormat;
  }

  /** The bytes of the disk, as QEMU sees it. */
  public long virtualSize() {
    String name = diskFormat.equals("iso") ? "raw" : name(diskFormat);
    List<String> command = List.of("qemu-img", "info", "--output=json", "-f", name);
    String json = run(command, Stream.of(), Stream.of(file.toString()));
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject().getJsonNumber("virtual-size").longValue();
    }
  }

  /** Whether QEMU sees the same disk in both. */
  public boolean hasSameDisk(RealImage other) {
    return program(
                List.of(
                    "qemu-img",
                    "compare",
                    "-f",
                    name(diskFormat),
                    "-F",
                    name(other.diskFormat),
                    file.toString(),
                    other.file.toString()))
            .exit()
        == 0;
  }

  public byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In hex. */
  public String digest(String algorithm) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(bytes());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What QEMU tells about a file whose format nobody says, and where it leads; or its error. */
  public static String probe(Path file) {
    return program(List.of("qemu-img", "info", file.toString())).output();
  }

  private static String run(List<String> command, Stream<String> options, Stream<String> files) {
    List<String> line = Stream.of(command.stream(), options, files).flatMap(part -> part).toList();
    Ended program = program(line);
    assertEquals(0, program.exit(), () -> line + ": " + program.output());
    return program.output();
  }

  private record Ended(int exit, String output) {}

  private static Ended program(List<String> line) {
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      byte[] output = process.getInputStream().readAllBytes();
      return new Ended(process.waitFor(), new String(output, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
