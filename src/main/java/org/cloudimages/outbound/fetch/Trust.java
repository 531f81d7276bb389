package org.cloudimages.outbound.fetch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.cloudimages.setting.Form;
import org.cloudimages.setting.SettingReader;

/**
 * Whose certificates web servers may show: those that the JVM trusts and, because many a cloud has
 * an authority of its own, those in a file. Thread-safe.
 */
@Singleton
public final class Trust {

  private static final Form<Collection<? extends Certificate>> CERTIFICATES =
      new Form<>("a file with certificates in PEM", Trust::read);

  private final SSLContext tls;

  /**
   * Reads the setting and its file.
   *
   * @throws IllegalArgumentException for a file that cannot be read or has no certificate
   */
  @Inject
  public Trust(SettingReader settings) {
    tls =
        settings
            .find("images.outbound.ca-certificates", CERTIFICATES)
            .map(Trust::trusting)
            .map(Trust::context)
            .orElseGet(() -> context(null));
  }

  /**
   * TLS that has no certificate of our own: that of the server, if it has one, is not for others.
   */
  SSLSocketFactory tls() {
    return tls.getSocketFactory();
  }

  /** The same for connections that others open. */
  public SSLContext context() {
    return tls;
  }

  private static Collection<? extends Certificate> read(String file) {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new IllegalArgumentException(file);
      }
      return certificates;
    } catch (IOException | CertificateException e) {
      throw new IllegalArgumentException(file, e);
    }
  }

  /**
   * TLS that trusts these.
   *
   * @param managers null for whom the JVM trusts
   */
  private static SSLContext context(TrustManager[] managers) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TrustManager[] trusting(Collection<? extends Certificate> more) {
    try {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      for (Certificate each : Stream.concat(usual(), more.stream()).toList()) {
        all.setCertificateEntry(Integer.toString(all.size()), each);
      }
      return managers(all);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Those that the JVM trusts. */
  private static Stream<Certificate> usual() throws GeneralSecurityException {
    return Stream.of(managers(null))
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()));
  }

  /** Those of a store; null for that of the JVM. */
  private static TrustManager[] managers(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
