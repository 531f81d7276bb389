package org.cloudimages.identity.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token that needs no table: user and expiry, signed with a key that only this service has.
 *
 * @param userId the id of a {@link LocalUser}
 * @param expiresAt when it ends, in whole seconds
 */
record LocalToken(String userId, Instant expiresAt) {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 32;

  /** Writes the token as text without any character that a header or a shell would mind. */
  String sign(byte[] key) {
    byte[] user = userId.getBytes(StandardCharsets.UTF_8);
    byte[] content =
        ByteBuffer.allocate(Long.BYTES + user.length)
            .putLong(expiresAt.getEpochSecond())
            .put(user)
            .array();
    byte[] signature = signature(content, key);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(content.length + signature.length)
                .put(content)
                .put(signature)
                .array());
  }

  /** Reads a token, or returns empty when it was not signed with this key. */
  static Optional<LocalToken> read(String text, byte[] key) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int length = bytes.length - SIGNATURE_BYTES;
    if (length <= Long.BYTES) {
      return Optional.empty();
    }
    byte[] content = new byte[length];
    byte[] signature = new byte[SIGNATURE_BYTES];
    ByteBuffer.wrap(bytes).get(content).get(signature);
    return MessageDigest.isEqual(signature, signature(content, key))
        ? Optional.of(parse(content))
        : Optional.empty();
  }

  private static LocalToken parse(byte[] content) {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    Instant expiresAt = Instant.ofEpochSecond(buffer.getLong());
    return new LocalToken(StandardCharsets.UTF_8.decode(buffer).toString(), expiresAt);
  }

  private static byte[] signature(byte[] content, byte[] key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
