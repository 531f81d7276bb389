package org.cloudimages.reclaim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a file store, whatever their names. */
final class StoredFiles {

  private StoredFiles() {}

  static long count(Path directory) {
    return in(directory).size();
  }

  static void remove(Path directory) {
    try {
      for (Path file : in(directory)) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> in(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
