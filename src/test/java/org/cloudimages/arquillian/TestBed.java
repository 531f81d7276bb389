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
import org.cloudimages.identity.keystone.KeystoneUsers;
import org.cloudimages.identity.local.TestUsers;
import org.cloudimages.server.AppServer;
import org.cloudimages.server.Keystone;
import org.cloudimages.server.Ports;
import org.cloudimages.server.Postgres;
import org.cloudimages.server.ServerSettings;
import org.cloudimages.testing.Users;

/**
 * The server, the database and the users of this run of the suite, made anew from what the build
 * provisioned: system properties {@code server}, {@code server.home}, {@code db}, {@code identity}
 * and {@code test.bed}, the directory for everything that the run writes.
 */
public final class TestBed {

  /**
   * A server of tests does not live long enough to gain by what it is compiled to in the end; and
   * it is deployed to so often that a small heap would be collected all the time.
   */
  static final List<String> JVM_OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-Xms256m", "-XX:NewSize=96m", "-XX:MaxNewSize=96m");

  private static final TestBed ONLY = new TestBed();

  private final Path directory = Path.of(System.getProperty("test.bed"));
  private final Optional<Postgres> postgres;
  private final Optional<Keystone> keystone;
  private final AppServer server;
  private final Deployments deployments;
  private final Path data = directory.resolve("data");
  private Users users;

  private TestBed() {
    deleteAll(directory);
    postgres =
        System.getProperty("db").equals("postgresql")
            ? Optional.of(Postgres.create(directory.resolve("postgresql")))
            : Optional.empty();
    keystone =
        System.getProperty("identity", "local").equals("keystone")
            ? Optional.of(Keystone.create(directory.resolve("keystone"), KeystoneUsers.projects()))
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
                JVM_OPTIONS));
    deployments = new Deployments(server);
  }

  public static TestBed get() {
    return ONLY;
  }

  public AppServer server() {
    return server;
  }

  /** What is deployed on it. */
  public Deployments deployments() {
    return deployments;
  }

  public Users users() {
    return users;
  }

  /** The Keystone that a test may stop; none where the service keeps users of its own. */
  public Optional<Keystone> keystone() {
    return keystone;
  }

  /** The settings that make the service take the tokens of {@link #users()}. */
  public Map<String, String> settings() {
    return keystone.map(each -> KeystoneUsers.settings(each.url())).orElse(TestUsers.SETTINGS);
  }

  /** Where the service sends callers for a token. */
  public String authenticationUri() {
    return keystone.map(Keystone::url).orElse(server.endpoint() + "/identity") + "/v3";
  }

  /** The directory that the service may write to. */
  public Path data() {
    return data;
  }

  /** The database server that a test may stop; none with Derby, which lives in the service. */
  public Optional<Postgres> postgres() {
    return postgres;
  }

  void start() {
    postgres.ifPresent(Postgres::start);
    keystone.ifPresent(Keystone::start);
    users =
        keystone
            .<Users>map(each -> new KeystoneUsers(each, server.endpoint().toString()))
            .orElseGet(() -> TestUsers.in(data));
    server.start();
  }

  void stop() {
    System.out.println(deployments.summary());
    server.close();
    keystone.ifPresent(Keystone::close);
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
