package org.cloudimages.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that nobody has signed but itself, of a server with the name host.test and at
 * 127.0.0.1.
 *
 * @param pem the file that whoever is to trust it reads
 * @param context TLS of the server
 */
public record TestCertificate(Path pem, SSLContext context) {

  private static final String PASSWORD = "changeit";
  private static final String PAIR =
      "-genkeypair -keyalg EC -dname CN=test -validity 2 -ext san=dns:host.test,ip:127.0.0.1";
  private static final String EXPORT = "-exportcert -rfc";

  private static Optional<TestCertificate> shared = Optional.empty();

  /** The one of the container tests, made when the first of them asks for it. */
  public static synchronized TestCertificate shared() {
    if (shared.isEmpty()) {
      shared = Optional.of(make(SharedSwift.directory("certificate").toAbsolutePath()));
    }
    return shared.get();
  }

  /** Makes one, with its files in that directory. */
  public static TestCertificate make(Path directory) {
    Path keys = directory.resolve("keys.p12");
    Path pem = directory.resolve("certificate.pem");
    keytool(PAIR, keys);
    keytool(EXPORT + " -file " + pem, keys);
    try {
      return new TestCertificate(pem, context(keys));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keytool(String arguments, Path keys) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-alias", "server", "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", keys.toString()));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }
}
