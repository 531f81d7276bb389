package org.cloudimages.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.cloudimages.arquillian.TestBed;

/** What the server's objects that are in use take on its heap. */
public final class LiveHeap {

  private LiveHeap() {}

  /** Collects all garbage first. */
  public static long mebibytes() {
    try {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(TestBed.get().server().pid()),
                  "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      try (BufferedReader output = jcmd.inputReader()) {
        List<String> lines = output.lines().filter(line -> line.startsWith("Total ")).toList();
        return Long.parseLong(lines.get(0).split(" +")[2]) >> 20;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
