package org.cloudimages.identity.local;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC (RFC 2104) with SHA-256. */
final class Signature {

  /** Bytes that a signature has. */
  static final int LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  static byte[] of(byte[] content, byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
