package org.cloudimages.arquillian;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.cloudimages.server.AppServer;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.exporter.ZipStoredExporter;

/**
 * What lies on the server of the run.
 *
 * <p>An application stays there when its test class has ended, so that the next class that asks for
 * the same one, with the same settings, gets it at once. Not thread-safe.
 */
public final class Deployments {

  private static final String LIBRARIES = "/WEB-INF/lib/";

  private final AppServer server;
  private Optional<String> present = Optional.empty();
  private int count;
  private long nanos;

  Deployments(AppServer server) {
    this.server = server;
  }

  /**
   * Makes this application the one that is served, in place of the one before. Where that fails,
   * none is.
   */
  public void require(Archive<?> application) {
    String wanted = fingerprint(application);
    if (!present.equals(Optional.of(wanted))) {
      long start = System.nanoTime();
      replaceBy(application);
      present = Optional.of(wanted);
      nanos += System.nanoTime() - start;
      count++;
    }
  }

  /** Deploys this application once more: it begins anew, as after a restart of the server. */
  public void renew(Archive<?> application) {
    withdraw();
    require(application);
  }

  private void replaceBy(Archive<?> application) {
    withdraw();
    export(application, server::deploy);
  }

  private void withdraw() {
    if (present.isPresent()) {
      present = Optional.empty();
      server.undeploy();
    }
  }

  /** Serves another application beside it, at the context of its name. */
  void addBeside(Archive<?> application) {
    export(application, war -> server.deployBeside(name(application), war));
  }

  /** Takes that one away. */
  void removeBeside(Archive<?> application) {
    server.undeployBeside(name(application));
  }

  private static String name(Archive<?> application) {
    return application.getName().replace(".war", "");
  }

  private static void export(Archive<?> application, Consumer<Path> deployment) {
    try {
      Path war = Files.createTempFile("images", ".war");
      try {
        // because both sides would spend a second on compression that nobody needs
        application.as(ZipStoredExporter.class).exportTo(war.toFile(), true);
        deployment.accept(war);
      } finally {
        Files.delete(war);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many applications were deployed, and how long that took together. */
  String summary() {
    return count + " deployments took " + Duration.ofNanos(nanos).toSeconds() + " s";
  }

  /**
   * Tells applications apart by what is in them, and by the names of the libraries, which are those
   * of the build in all; a ZIP file has the time of its making in it.
   */
  private static String fingerprint(Archive<?> application) {
    MessageDigest digest = sha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (Node node : application.getContent().values()) {
        add(node, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(Node node, OutputStream out) throws IOException {
    String path = node.getPath().get();
    out.write(path.getBytes(UTF_8));
    out.write(0);
    if (node.getAsset() != null && !path.startsWith(LIBRARIES)) {
      try (InputStream in = node.getAsset().openStream()) {
        in.transferTo(out);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
