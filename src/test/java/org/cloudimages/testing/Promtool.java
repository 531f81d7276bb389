package org.cloudimages.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's program that judges what Prometheus is given. */
public final class Promtool {

  private static final Path PROGRAM = Path.of("/usr/bin/promtool");

  private Promtool() {}

  /**
   * What it did.
   *
   * @param output all that it said
   */
  public record Verdict(int exit, String output) {}

  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Runs it to its end, with a few bytes as its input. */
  public static Verdict run(String input, String... arguments) {
    List<String> line = new ArrayList<>(List.of(PROGRAM.toString()));
    line.addAll(List.of(arguments));
    try {
      Path file = Files.createTempFile("promtool", ".in");
      Files.writeString(file, input);
      Process process =
          new ProcessBuilder(line).redirectErrorStream(true).redirectInput(file.toFile()).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int exit = process.waitFor();
      Files.delete(file);
      return new Verdict(exit, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
