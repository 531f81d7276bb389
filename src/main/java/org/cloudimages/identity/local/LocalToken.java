package org.cloudimages.identity.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * A token that needs no table: whose it is and how long, signed with the key of its user.
 *
 * @param id what it is revoked by, 22 characters that are safe in a URL
 * @param userId the id of a {@link LocalUser}
 * @param isFromToken whether another token was given for it and not a password
 * @param issuedAt in whole seconds
 * @param expiresAt in whole seconds
 */
public record LocalToken(
    String id, String userId, boolean isFromToken, Instant issuedAt, Instant expiresAt) {

  private static final int ID_BYTES = 16;
  private static final int HEAD_BYTES = ID_BYTES + 1 + 2 * Long.BYTES;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** A token for a password, with an id of its own. */
  static LocalToken issue(String userId, Instant issuedAt, Instant expiresAt) {
    return new LocalToken(newId(), userId, false, seconds(issuedAt), seconds(expiresAt));
  }

  /** A token for this token, with an id of its own; it ends no later than this one. */
  LocalToken reissue(Instant now) {
    return new LocalToken(newId(), userId, true, seconds(now), expiresAt);
  }

  /** Writes the token as text without any character that a header or a shell would mind. */
  String sign(byte[] key) {
    byte[] user = userId.getBytes(StandardCharsets.UTF_8);
    byte[] content =
        ByteBuffer.allocate(HEAD_BYTES + user.length)
            // first, because the text must not begin with a dash, which shells' tools mind
            .put((byte) (isFromToken ? 1 : 0))
            .put(Base64.getUrlDecoder().decode(id))
            .putLong(issuedAt.getEpochSecond())
            .putLong(expiresAt.getEpochSecond())
            .put(user)
            .array();
    return BASE64.encodeToString(
        ByteBuffer.allocate(content.length + Signature.LENGTH)
            .put(content)
            .put(Signature.of(content, key))
            .array());
  }

  /**
   * Reads a token, or returns empty when its user has no key or did not sign it.
   *
   * @param keys the key of a user, by its id
   */
  static Optional<LocalToken> read(String text, Function<String, Optional<byte[]>> keys) {
    return bytes(text)
        .flatMap(
            bytes -> {
              byte[] content = Arrays.copyOf(bytes, bytes.length - Signature.LENGTH);
              byte[] signature = Arrays.copyOfRange(bytes, content.length, bytes.length);
              return keys.apply(userId(content))
                  .filter(key -> MessageDigest.isEqual(signature, Signature.of(content, key)))
                  .map(key -> parse(content));
            });
  }

  private static Optional<byte[]> bytes(String text) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text))
          .filter(bytes -> bytes.length > HEAD_BYTES + Signature.LENGTH);
    } catch (IllegalArgumentException e) {
      // because most texts are no token
      return Optional.empty();
    }
  }

  private static LocalToken parse(byte[] content) {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    boolean isFromToken = buffer.get() == 1;
    byte[] id = new byte[ID_BYTES];
    buffer.get(id);
    Instant issuedAt = Instant.ofEpochSecond(buffer.getLong());
    Instant expiresAt = Instant.ofEpochSecond(buffer.getLong());
    return new LocalToken(
        BASE64.encodeToString(id), userId(content), isFromToken, issuedAt, expiresAt);
  }

  private static String userId(byte[] content) {
    return new String(content, HEAD_BYTES, content.length - HEAD_BYTES, StandardCharsets.UTF_8);
  }

  private static String newId() {
    byte[] bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    return BASE64.encodeToString(bytes);
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
