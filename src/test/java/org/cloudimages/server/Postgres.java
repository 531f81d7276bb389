package org.cloudimages.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL server of its own for tests and the benchmark, on 127.0.0.1 and as durable as it is
 * by default. For Linux on x86-64.
 *
 * <p>It has one database {@code images}, owned by a user {@code images} that is no superuser and
 * logs in with a password. Restarts keep the port and the data. The server ends with this JVM. It
 * may be stopped and started from any thread, as when the database goes away under load.
 */
public final class Postgres implements AutoCloseable {

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final Path SCRIPT = Path.of("server-config/postgresql/images.sql");
  private static final String NAME = "images";
  private static final String PASSWORD = "images";

  /** The user that PostgreSQL runs as when this JVM is root's, because it refuses to be root. */
  private static final String UNPRIVILEGED = "65534";

  private final Path home;
  private final boolean temporary;
  private final int port = Ports.free();
  private final Thread endWithThisJvm = new Thread(this::end, "stop-postgresql");
  private boolean running;
  private boolean ended;

  private Postgres(Path home, boolean temporary) {
    this.home = home;
    this.temporary = temporary;
  }

  /**
   * Returns a server that keeps its programs and its data in the directory, not started yet. Data
   * that is there already is used again.
   *
   * <p>When this JVM is root's and other users cannot enter the directory, a temporary directory
   * takes its place until {@link #close()}.
   */
  public static Postgres create(Path dir) {
    try {
      Path wanted = Files.createDirectories(dir.toAbsolutePath().normalize());
      boolean temporary = isRoot() && !othersCanEnter(wanted.getParent());
      Path home = temporary ? Files.createTempDirectory("postgresql") : wanted;
      Postgres postgres = new Postgres(home, temporary);
      Runtime.getRuntime().addShutdownHook(postgres.endWithThisJvm);
      postgres.prepare();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the server and returns when it accepts connections. */
  public synchronized void start() {
    if (ended) {
      throw new IllegalStateException("The database has been closed.");
    }
    String options = "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c port=" + port;
    control("start", "--log=" + home.resolve("console.log"), "--options=" + options);
    running = true;
  }

  /** Cuts all connections, ends the server in good order and returns when it has ended. */
  public synchronized void stop() {
    if (running) {
      running = false;
      control("stop", "--mode=fast");
    }
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
    } catch (IllegalStateException e) {
      // because the JVM is shutting down, and the hook finds nothing left to do
    }
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
  }

  public String user() {
    return NAME;
  }

  public String password() {
    return PASSWORD;
  }

  /** The variables that make an application server use this database. */
  public Map<String, String> environment() {
    return Map.of(
        "IMAGES_DB", "postgresql",
        "IMAGES_DB_URL", jdbcUrl(),
        "IMAGES_DB_USER", user(),
        "IMAGES_DB_PASSWORD", password());
  }

  private synchronized void end() {
    ended = true;
    stop();
    if (temporary) {
      try {
        delete(home);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void prepare() throws IOException {
    if (isRoot()) {
      Files.setOwner(home, unprivileged());
    }
    if (!Files.exists(data())) {
      unpack();
      initialize();
    }
  }

  private void unpack() throws IOException {
    try (InputStream archive = new XZInputStream(Postgres.class.getResourceAsStream(ARCHIVE))) {
      run(archive, "tar", "-x", "-C", home.toString());
    }
  }

  /**
   * Makes the database and its owner while no server runs, so that nobody ever logs in as
   * superuser. The data gets its name last: what was cut short is made again.
   */
  private void initialize() throws IOException {
    Path unfinished = home.resolve("unfinished");
    delete(unfinished);
    run(
        InputStream.nullInputStream(),
        program("initdb"),
        "--pgdata=" + unfinished,
        "--username=postgres",
        "--auth-host=scram-sha-256",
        "--auth-local=reject",
        "--encoding=UTF8",
        "--no-locale",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8");
    InputStream lines = new ByteArrayInputStream(statements().getBytes(StandardCharsets.UTF_8));
    run(lines, program("postgres"), "--single", "-D", unfinished.toString(), "postgres");
    Files.move(unfinished, data());
  }

  /** What an operator runs, without its comments: a lone server takes a statement a line. */
  private static String statements() throws IOException {
    try (Stream<String> lines = Files.lines(SCRIPT)) {
      return lines
          .filter(line -> !line.isEmpty() && !line.startsWith("--"))
          .map(line -> line.replace(":'password'", "'" + PASSWORD + "'"))
          .collect(Collectors.joining("\n", "", "\n"));
    }
  }

  private Path data() {
    return home.resolve("data");
  }

  private String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private void control(String action, String... options) {
    List<String> command = new ArrayList<>(List.of(program("pg_ctl"), action, "--wait"));
    command.add("--pgdata=" + data());
    command.addAll(List.of(options));
    try {
      run(InputStream.nullInputStream(), command.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the command to its end, as a user that PostgreSQL accepts. */
  private void run(InputStream input, String... command) throws IOException {
    List<String> line = new ArrayList<>();
    if (isRoot()) {
      line.addAll(List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED));
      line.add("--clear-groups");
    }
    line.addAll(List.of(command));
    Process process =
        new ProcessBuilder(line).directory(home.toFile()).redirectErrorStream(true).start();
    try (OutputStream stdin = process.getOutputStream()) {
      input.transferTo(stdin);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private static UserPrincipal unprivileged() throws IOException {
    return FileSystems.getDefault()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName(UNPRIVILEGED);
  }

  private static boolean othersCanEnter(Path dir) throws IOException {
    for (Path each = dir; each != null; each = each.getParent()) {
      if (!Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> paths = Files.walk(tree)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
