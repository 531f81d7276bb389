package org.cloudimages.reclaim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The files of a file store, whatever their names. */
final class StoredFiles {

  private StoredFiles() {}

  static long count(Path directory) {
    return in(directory).size();
  }

  static void remove(Path directory) {
    try {
      for (Path file : in(directory)) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes the files below that name such that nobody can remove them: their directory is read-only,
   * or, for root, whom no mode keeps from anything, directories lie in their place.
   */
  static void lock(Path directory, String name) {
    try {
      for (Path file : in(directory, name)) {
        mode(file, "r-xr-xr-x");
        if (Files.isWritable(file.getParent())) {
          Files.delete(file);
          Files.writeString(Files.createDirectory(file).resolve("inside"), "not ours");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets them be removed. */
  static void unlock(Path directory, String name) {
    try {
      for (Path file : in(directory, name)) {
        mode(file, "rwxr-xr-x");
        if (file.endsWith("inside")) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString(mode));
  }

  private static List<Path> in(Path directory, String name) {
    return in(directory).stream().filter(file -> file.toString().contains(name)).toList();
  }

  private static List<Path> in(Path directory) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              files.add(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              // because the service removes directories meanwhile
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
