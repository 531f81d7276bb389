package org.cloudimages.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * WildFly, run from a copy of its {@code standalone} directory.
 *
 * <p>Deployments go through the scanned directory and its marker files, so that they need no
 * management connection and outlive a SIGKILL.
 */
final class WildFly extends AppServer {

  private static final Duration DEPLOY_LIMIT = Duration.ofMinutes(5);

  /** A file of that name, instead of {@code images.war}, is deployed at the root context. */
  private static final String WAR = "ROOT.war";

  /** What the server's own start script sets for a modular JVM. */
  private static final List<String> MODULAR_JVM =
      List.of(
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  private static final String ADMINISTRATOR = "admin";

  private int managementPort;
  private String password;

  WildFly(ServerSettings settings) {
    super(settings);
  }

  @Override
  protected void prepare() throws IOException {
    Path source = settings().home().resolve("standalone");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = settings().base().resolve(source.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  @Override
  protected List<String> command() {
    // because a killed server leaves it, and hasBooted must not see the one of an earlier start
    delete(startupMarker());
    managementPort = Ports.free();
    password = UUID.randomUUID().toString();
    addAdministrator();
    Path home = settings().home().toAbsolutePath();
    Path base = settings().base().toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-D[Standalone]", "-Xmx512m", "-XX:MetaspaceSize=96m"));
    command.addAll(LEAN_JVM);
    command.addAll(earlyCompiler());
    command.add("-Dimages.http.port=" + settings().httpPort());
    command.addAll(List.of("-Djava.net.preferIPv4Stack=true", "-Djava.awt.headless=true"));
    command.addAll(MODULAR_JVM);
    command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"));
    command.add(
        "-Dlogging.configuration=" + base.resolve("configuration/logging.properties").toUri());
    command.add("-Dorg.wildfly.sigterm.suspend.timeout=10");
    command.add("-Dimages.data=" + settings().data().toAbsolutePath());
    command.addAll(settings().jvmOptions());
    command.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
    command.addAll(List.of("-mp", home.resolve("modules").toString(), "org.jboss.as.standalone"));
    command.add("-Djboss.home.dir=" + home);
    command.add("-Djboss.server.base.dir=" + base);
    command.add("-Djboss.bind.address=127.0.0.1");
    command.add("-Djboss.bind.address.management=127.0.0.1");
    command.add("-Djboss.http.port=" + settings().httpPort());
    command.add("-Djboss.management.http.port=" + managementPort);
    return List.copyOf(command);
  }

  /** A user of the console whose password nobody knows who did not start the server. */
  private void addAdministrator() {
    Path users = settings().base().resolve("configuration/mgmt-users.properties");
    String secret = ADMINISTRATOR + ":ManagementRealm:" + password;
    try {
      // because what is read first would win, and a base may have one of an earlier start
      List<String> lines = new ArrayList<>(Files.readAllLines(users));
      lines.removeIf(line -> line.startsWith(ADMINISTRATOR + "="));
      lines.add(ADMINISTRATOR + "=" + md5(secret));
      Files.write(users, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The form in which the server keeps passwords. */
  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ServerConsole administration() {
    return new ServerConsole(
        URI.create("http://127.0.0.1:" + managementPort + "/console"), ADMINISTRATOR, password);
  }

  @Override
  protected boolean hasBooted() {
    if (!Files.exists(startupMarker())) {
      return false;
    }
    throwIfFailed(WAR);
    return true;
  }

  @Override
  public void deploy(Path war) {
    try {
      if (!Files.exists(settings().base())) {
        prepare();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    deploy(WAR, war);
  }

  @Override
  public void deployBeside(String name, Path war) {
    deploy(name + ".war", war);
  }

  private void deploy(String file, Path war) {
    try {
      delete(marker(file, ".failed"));
      // because the scanner must never see half a file
      Path part = Files.copy(war, marker(file, ".part"), StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, marker(file, ""), StandardCopyOption.ATOMIC_MOVE);
      Files.writeString(marker(file, ".dodeploy"), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (isRunning()) {
      awaitDeployment(file);
    }
  }

  private void awaitDeployment(String file) {
    try {
      await("the deployment", DEPLOY_LIMIT, () -> hasDeployed(file));
    } catch (IllegalStateException e) {
      undeploy(file);
      throw e;
    }
  }

  @Override
  public void undeploy() {
    undeploy(WAR);
  }

  @Override
  public void undeployBeside(String name) {
    undeploy(name + ".war");
  }

  private void undeploy(String file) {
    boolean deployed = delete(marker(file, ".deployed"));
    if (isRunning() && deployed) {
      await("the undeployment", DEPLOY_LIMIT, () -> Files.exists(marker(file, ".undeployed")));
    }
    for (String suffix : List.of("", ".dodeploy", ".failed", ".undeployed")) {
      delete(marker(file, suffix));
    }
  }

  /**
   * The scanner gives its marker the time of the WAR, which tells it from the marker of the WAR
   * before.
   */
  private boolean hasDeployed(String file) {
    throwIfFailed(file);
    try {
      Path deployed = marker(file, ".deployed");
      return Files.exists(deployed)
          && !Files.exists(marker(file, ".isdeploying"))
          && millis(deployed) == millis(marker(file, ""));
    } catch (IOException e) {
      // because the scanner may take the marker away at any time
      return false;
    }
  }

  private static long millis(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis();
  }

  private void throwIfFailed(String file) {
    Path failed = marker(file, ".failed");
    if (Files.exists(failed)) {
      try {
        throw new IllegalStateException("The deployment failed: " + Files.readString(failed));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Path marker(String file, String suffix) {
    return settings().base().resolve("deployments").resolve(file + suffix);
  }

  private Path startupMarker() {
    return settings().base().resolve("tmp/startup-marker");
  }

  private static boolean delete(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
