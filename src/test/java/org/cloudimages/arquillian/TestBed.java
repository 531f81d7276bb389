package org.cloudimages.arquillian;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudimages.identity.local.TestUsers;
import org.cloudimages.server.AppServer;
import org.cloudimages.server.Ports;
import org.cloudimages.server.Postgres;
import org.cloudimages.server.ServerSettings;

/**
 * The server and the database of this run of the suite, made anew from what the build provisioned:
 * system properties {@code server}, {@code server.home}, {@code db} and {@code test.bed}, the
 * directory for everything that the run writes.
 */
public final class TestBed {

  private static final TestBed ONLY = new TestBed();

  private final Path directory = Path.of(System.getProperty("test.bed"));
  private final Optional<Postgres> postgres;
  private final TestUsers users;
  private final AppServer server;

  private TestBed() {
    deleteAll(directory);
    Path data = directory.resolve("data");
    users = TestUsers.in(data);
    postgres =
        System.getProperty("db").equals("postgresql")
            ? Optional.of(Postgres.create(directory.resolve("postgresql")))
            : Optional.empty();
    server =
        AppServer.of(
            System.getProperty("server"),
            new ServerSettings(
                Path.of(System.getProperty("server.home")),
                directory.resolve("base"),
                data,
                Ports.free(),
                postgres.map(Postgres::environment).orElse(Map.of("IMAGES_DB", "derby")),
                List.of()));
  }

  public static TestBed get() {
    return ONLY;
  }

  public AppServer server() {
    return server;
  }

  public TestUsers users() {
    return users;
  }

  /** The database server that a test may stop; none with Derby, which lives in the service. */
  public Optional<Postgres> postgres() {
    return postgres;
  }

  void start() {
    postgres.ifPresent(Postgres::start);
    server.start();
  }

  void stop() {
    server.close();
    postgres.ifPresent(Postgres::close);
  }

  private static void deleteAll(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
