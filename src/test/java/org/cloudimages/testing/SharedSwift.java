package org.cloudimages.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudimages.server.Swift;

/** The one Swift of the tests in this JVM, started when the first of them asks for it. */
public final class SharedSwift {

  private static Optional<Swift> swift = Optional.empty();
  private static volatile Optional<RuntimeException> failure = Optional.empty();

  private SharedSwift() {}

  /**
   * Returns it, running. Where it cannot be had, the test is skipped and says so; on a CI it fails.
   */
  public static Swift get() {
    Optional<Swift> found = find();
    failure.ifPresent(SharedSwift::unavailable);
    return found.orElseThrow();
  }

  /** Returns it, running, where it can be had. */
  public static synchronized Optional<Swift> find() {
    if (swift.isEmpty() && failure.isEmpty()) {
      try {
        Swift made = Swift.create(directory("swift"));
        made.start();
        swift = Optional.of(made);
      } catch (RuntimeException e) {
        failure = Optional.of(e);
      }
    }
    return swift;
  }

  /** Skips the test for the lack of a server that it needs, or fails it on a CI. */
  private static void unavailable(RuntimeException failure) {
    if (System.getenv("CI") != null) {
      throw failure;
    }
    abort("There is no Swift to test with: " + failure.getMessage());
  }

  /** Returns an empty directory of that name below what the build makes. */
  public static Path directory(String name) {
    Path directory = ForkDirectory.resolve("object-stores").resolve(name);
    try {
      if (Files.exists(directory)) {
        try (Stream<Path> files = Files.walk(directory)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
