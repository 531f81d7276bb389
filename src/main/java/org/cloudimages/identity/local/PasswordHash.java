package org.cloudimages.identity.local;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2 (RFC 8018) with HMAC-SHA-256, written as Jakarta Security writes it. */
final class PasswordHash {

  private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PasswordHash() {}

  static String of(String password, int iterations) {
    byte[] salt = random(SALT_BYTES);
    return written(iterations, salt, derive(password, salt, iterations));
  }

  /**
   * Returns the hash of no known password, without the time that hashing takes; to compare with it
   * takes as long as with that of a new password.
   */
  static String ofNobody(int iterations) {
    return written(iterations, random(SALT_BYTES), random(HASH_BYTES));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String written(int iterations, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        ":",
        ALGORITHM,
        Integer.toString(iterations),
        base64.encodeToString(salt),
        base64.encodeToString(hash));
  }

  static boolean matches(String password, String hash) {
    String[] parts = hash.split(":", -1);
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] derived = derive(password, salt, Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts[3]));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    try {
      return SecretKeyFactory.getInstance(ALGORITHM)
          .generateSecret(
              new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * Byte.SIZE))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
