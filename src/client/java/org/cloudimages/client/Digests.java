package org.cloudimages.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.client.answer.Image;
import org.cloudimages.client.fault.DigestException;

/** The digests of bytes that pass by, to be held against those of an image. Used once. */
final class Digests {

  /** How images name the algorithms that Java knows. */
  private static final Map<String, String> NAMES =
      Map.of("sha512", "SHA-512", "sha256", "SHA-256", "sha1", "SHA-1", "md5", "MD5");

  private final MessageDigest checksum = digest("MD5");
  private final MessageDigest hash;
  private final String algorithm;

  /** With the algorithm that the service uses for what is uploaded. */
  Digests() {
    this("sha512");
  }

  /**
   * With an algorithm.
   *
   * @param algorithm of {@link Image#hashAlgorithm()}; any other one is not looked at
   */
  Digests(String algorithm) {
    this.algorithm = algorithm;
    this.hash = digest(NAMES.getOrDefault(algorithm, "SHA-512"));
  }

  /** The file's SHA-512 as the header {@code Repr-Digest} has it. */
  static String reprDigest(Path file) throws IOException {
    MessageDigest digest = digest("SHA-512");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return "sha-512=:" + Base64.getEncoder().encodeToString(digest.digest()) + ":";
  }

  /** The same bytes, which are counted in as they are read. */
  InputStream of(InputStream data) {
    return new DigestInputStream(new DigestInputStream(data, checksum), hash);
  }

  /**
   * Compares what has passed by with what the image says of its data; what it does not say is not
   * compared.
   *
   * @throws DigestException if it is something else
   */
  void require(Image image) {
    compare(image, "checksum", image.checksum(), checksum);
    if (image.hashAlgorithm().filter(algorithm::equals).isPresent()) {
      compare(image, "os_hash_value", image.hashValue(), hash);
    }
  }

  private static void compare(
      Image image, String attribute, Optional<String> told, MessageDigest digest) {
    String seen = HexFormat.of().formatHex(digest.digest());
    if (told.isPresent() && !told.get().equalsIgnoreCase(seen)) {
      throw new DigestException(
          "Image " + image.id() + " has the " + attribute + " " + told.get() + ", not " + seen);
    }
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
