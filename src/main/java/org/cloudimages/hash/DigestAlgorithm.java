package org.cloudimages.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digests that this service computes. */
public enum DigestAlgorithm {
  MD5("MD5", 16),
  SHA_1("SHA-1", 20),
  SHA_256("SHA-256", 32),
  SHA_512("SHA-512", 64);

  private final String title;
  private final int length;

  DigestAlgorithm(String title, int length) {
    this.title = title;
    this.length = length;
  }

  /** The name that the JDK and people know. */
  public String title() {
    return title;
  }

  /** Bytes of a digest. */
  public int length() {
    return length;
  }

  /** Begins one. */
  public MessageDigest start() {
    try {
      return MessageDigest.getInstance(title);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
