package org.cloudimages.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Payara, run from a copy of its domain.
 *
 * <p>The command files of {@code server-config/payara} are applied at every start, before the
 * server's services come up. So a base follows the files, the database and the free ports of the
 * day, whatever it was started with before.
 */
final class Payara extends AppServer {

  private static final String APPLICATION = "images";
  private static final String DOMAIN = "domain1";
  private static final String MAIN_CLASS = "com.sun.enterprise.glassfish.bootstrap.ASMain";
  private static final String SERVER_CONFIG = "<config name=\"server-config\">";
  private static final String PROPERTIES = "create-system-properties ";
  private static final Duration ADMIN_ANSWER = Duration.ofSeconds(2);
  private static final Duration DEPLOY_LIMIT = Duration.ofMinutes(5);

  private int adminPort;

  Payara(ServerSettings settings) {
    super(settings);
  }

  @Override
  protected void prepare() throws IOException {
    Path unfinished = settings().base().resolveSibling(settings().base().getFileName() + ".new");
    deleteTree(unfinished);
    Files.createDirectories(unfinished);
    copyTree(settings().home().resolve("glassfish/domains").resolve(DOMAIN), unfinished);
    disableMessaging(unfinished.resolve(DOMAIN).resolve("config/domain.xml"));
    Files.move(unfinished, settings().base(), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Switches off the message broker, which opens port 7676 on all addresses.
   *
   * <p>In the file, because the server knows the setting only when it has been started once, and
   * would then have opened the port.
   */
  private static void disableMessaging(Path domainXml) throws IOException {
    String config = Files.readString(domainXml);
    String disabled =
        """
        <jms-service type="DISABLED" default-jms-host="default_JMS_host">
          <jms-host name="default_JMS_host" host="127.0.0.1" port="7676"/>
        </jms-service>
        """;
    Files.writeString(domainXml, config.replace(SERVER_CONFIG, SERVER_CONFIG + disabled));
  }

  @Override
  protected List<String> command() {
    adminPort = Ports.free();
    try {
      List<String> configuration = configuration();
      List<String> boot = new ArrayList<>(configuration);
      boot.addAll(listeners());
      Path bootFile = Files.write(settings().base().resolve("boot.asadmin"), boot);
      List<String> command = new ArrayList<>(javaLine(bootFile));
      command.addAll(command.indexOf(MAIN_CLASS), jvmOptions(configuration));
      // because the server would wait for a master password there, even with the value false
      int readStdin = command.indexOf("-read-stdin");
      command.subList(readStdin, readStdin + 2).clear();
      return command;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The command files that an operator runs, in the order in which he runs them. */
  private List<String> configuration() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String file : List.of("server", database())) {
      commands.addAll(
          Files.readAllLines(settings().home().resolve("server-config/" + file + ".asadmin")));
    }
    return commands;
  }

  private String database() {
    String inherited = Objects.requireNonNullElse(System.getenv("IMAGES_DB"), "derby");
    return settings().environment().getOrDefault("IMAGES_DB", inherited);
  }

  private List<String> listeners() {
    String config = "set configs.config.server-config.";
    String listener = config + "network-config.network-listeners.network-listener.";
    String jmx = config + "admin-service.jmx-connector.system.";
    return List.of(
        listener + "http-listener-1.address=127.0.0.1",
        listener + "http-listener-1.port=" + settings().httpPort(),
        listener + "http-listener-2.enabled=false",
        listener + "admin-listener.port=" + adminPort,
        jmx + "port=" + Ports.free());
  }

  /** What {@code start-domain} would run, one argument a line after a heading. */
  private List<String> javaLine(Path bootFile) {
    return asadmin(
            "start-domain",
            "--dry-run",
            "--domaindir=" + settings().base(),
            "--prebootcommandfile=" + bootFile,
            DOMAIN)
        .lines()
        .dropWhile(line -> !line.startsWith("/"))
        .takeWhile(line -> !line.isEmpty())
        .toList();
  }

  /**
   * The system properties of the command files, which the server itself would only have at its
   * second start, and then the options of these settings, which win.
   */
  private List<String> jvmOptions(List<String> configuration) {
    String data = settings().data().toAbsolutePath().toString();
    Stream<String> properties =
        configuration.stream()
            .filter(line -> line.startsWith(PROPERTIES))
            .map(line -> line.substring(PROPERTIES.length()).replace("${images.data}", data))
            .flatMap(line -> Arrays.stream(line.split(":")))
            .map(property -> "-D" + property);
    Stream<String> given =
        Stream.of("-Dimages.data=" + data, "-Dimages.http.port=" + settings().httpPort());
    Stream<String> chosen = settings().jvmOptions().stream();
    return Stream.of(properties, LEAN_JVM.stream(), earlyCompiler().stream(), given, chosen)
        .flatMap(options -> options)
        .toList();
  }

  @Override
  protected boolean hasBooted() {
    if (!administrationAnswers()) {
      return false;
    }
    if (Files.exists(waiting())) {
      try {
        deployNow(waiting());
      } finally {
        forgetWaiting();
      }
    }
    return true;
  }

  /** The administration answers only when the applications of the time before are loaded. */
  private boolean administrationAnswers() {
    try {
      return request("uptime", ADMIN_ANSWER).getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpURLConnection request(String command, Duration limit) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + adminPort + "/__asadmin/" + command);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout((int) ADMIN_ANSWER.toMillis());
    connection.setReadTimeout((int) limit.toMillis());
    connection.setRequestProperty("X-Requested-By", "cli");
    // because everybody else is answered in HTML
    connection.setRequestProperty("User-Agent", "hk2-agent");
    return connection;
  }

  /** Asks the server itself: {@code asadmin} would be a JVM of its own for each command. */
  private void administer(String command) {
    try (InputStream answer = request(command, DEPLOY_LIMIT).getInputStream()) {
      // because its lines are cut as those of a manifest are
      Attributes report = new Manifest(answer).getMainAttributes();
      if ("FAILURE".equals(report.getValue("exit-code"))) {
        throw new IllegalStateException(command + ": " + report.getValue("message"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ServerConsole administration() {
    return new ServerConsole(URI.create("http://127.0.0.1:" + adminPort), "admin", "");
  }

  @Override
  public void deploy(Path war) {
    if (isRunning()) {
      deployNow(war);
      return;
    }
    try {
      if (!Files.exists(settings().base())) {
        prepare();
      }
      Files.copy(war, waiting(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deployNow(Path war) {
    deployNow(APPLICATION, "/", war);
  }

  private void deployNow(String name, String context, Path war) {
    String path = URLEncoder.encode(war.toAbsolutePath().toString(), UTF_8);
    administer("deploy?DEFAULT=" + path + "&force=true&contextroot=" + context + "&name=" + name);
  }

  @Override
  public void deployBeside(String name, Path war) {
    deployNow(name, name, war);
  }

  @Override
  public void undeployBeside(String name) {
    administer("undeploy?DEFAULT=" + name);
  }

  @Override
  public void undeploy() {
    if (isRunning()) {
      administer("undeploy?DEFAULT=" + APPLICATION);
    } else if (!forgetWaiting()) {
      throw new IllegalStateException("Payara takes an application away only while it runs.");
    }
  }

  /** The WAR that the next start is to deploy. */
  private Path waiting() {
    return settings().base().resolve(APPLICATION + ".war");
  }

  private boolean forgetWaiting() {
    try {
      return Files.deleteIfExists(waiting());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs one command of the administration and returns what it printed. */
  private String asadmin(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // because it keeps its session there
                "-Duser.home=" + settings().base(),
                "-jar",
                settings().home().resolve("glassfish/lib/client/appserver-cli.jar").toString(),
                "--interactive=false"));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String printed =
          new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "asadmin " + String.join(" ", arguments) + ": " + withoutStackTraces(printed));
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String withoutStackTraces(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("\tat "))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void copyTree(Path from, Path into) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, into.resolve(from.getParent().relativize(file).toString()));
      }
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
