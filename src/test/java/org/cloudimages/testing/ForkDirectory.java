package org.cloudimages.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the tests of this JVM keep what must not be another's: the build runs unit tests in two
 * JVMs at once, and tells each its directory.
 */
public final class ForkDirectory {

  private ForkDirectory() {}

  /** Returns the file or directory of that name, which may be there from an earlier run. */
  public static Path resolve(String name) {
    Path directory = Path.of(System.getProperty("fork.directory", "target"));
    try {
      return Files.createDirectories(directory).resolve(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
