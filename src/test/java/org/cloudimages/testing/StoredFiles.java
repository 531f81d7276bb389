package org.cloudimages.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The files of a file store, whatever their names, while the service removes some of them. */
public final class StoredFiles {

  private StoredFiles() {}

  public static long count(Path directory) {
    return in(directory).size();
  }

  public static void remove(Path directory) {
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
  public static void lock(Path directory, String name) {
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
  public static void unlock(Path directory, String name) {
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

  /** Those below that name, such as the id of an image. */
  public static List<Path> in(Path directory, String name) {
    return in(directory).stream().filter(file -> file.toString().contains(name)).toList();
  }

  public static List<Path> in(Path directory) {
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
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              // because the service removes files, and directories that become empty, meanwhile
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
