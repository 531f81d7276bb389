package org.cloudimages.hash;

import java.util.Arrays;
import java.util.Optional;

/** What may make the hash of data that are taken, by the names that the API has. */
public enum HashAlgorithm {
  MD5("md5", DigestAlgorithm.MD5),
  SHA_1("sha1", DigestAlgorithm.SHA_1),
  SHA_256("sha256", DigestAlgorithm.SHA_256),
  SHA_512("sha512", DigestAlgorithm.SHA_512);

  private final String text;
  private final DigestAlgorithm digest;

  HashAlgorithm(String text, DigestAlgorithm digest) {
    this.text = text;
    this.digest = digest;
  }

  /** Returns the algorithm of that name. */
  public static Optional<HashAlgorithm> of(String text) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.text.equals(text)).findFirst();
  }

  /** The word on the wire. */
  public String text() {
    return text;
  }

  public DigestAlgorithm digest() {
    return digest;
  }
}
