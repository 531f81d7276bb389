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
 * @param chain the id of the token that a password was given for, from which this one comes: all
 *     that come from one end together
 * @param isFromToken whether another token was given for it and not a password
 * @param issuedAt in whole seconds
 * @param expiresAt in whole seconds
 */
public record LocalToken(
    String id,
    String chain,
    String userId,
    boolean isFromToken,
    Instant issuedAt,
    Instant expiresAt) {

  private static final int ID_BYTES = 16;
  private static final int HEAD_BYTES = ID_BYTES + 1 + 2 * Long.BYTES;

  /** Kinds of tokens, and their first bytes. */
  private static final byte OF_PASSWORD = 0;

  /** Was issued before there were chains, and is one of its own. */
  private static final byte OF_TOKEN_WITHOUT_CHAIN = 1;

  private static final byte OF_TOKEN = 2;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** A token for a password, with an id of its own. */
  static LocalToken issue(String userId, Instant issuedAt, Instant expiresAt) {
    String id = newId();
    return new LocalToken(id, id, userId, false, seconds(issuedAt), seconds(expiresAt));
  }

  /** A token for this token, with an id of its own; it ends no later than this one. */
  LocalToken reissue(Instant now) {
    return new LocalToken(newId(), chain, userId, true, seconds(now), expiresAt);
  }

  /** Writes the token as text without any character that a header or a shell would mind. */
  String sign(byte[] key) {
    byte[] user = userId.getBytes(StandardCharsets.UTF_8);
    byte[] content =
        ByteBuffer.allocate(headBytes(kind()) + user.length)
            // first, because the text must not begin with a dash, which shells' tools mind
            .put(kind())
            .put(bytesOf(id))
            .putLong(issuedAt.getEpochSecond())
            .putLong(expiresAt.getEpochSecond())
            .put(kind() == OF_TOKEN ? bytesOf(chain) : new byte[0])
            .put(user)
            .array();
    return BASE64.encodeToString(
        ByteBuffer.allocate(content.length + Signature.LENGTH)
            .put(content)
            .put(Signature.of(content, key))
            .array());
  }

  private byte kind() {
    if (!isFromToken) {
      return OF_PASSWORD;
    }
    return chain.equals(id) ? OF_TOKEN_WITHOUT_CHAIN : OF_TOKEN;
  }

  private static int headBytes(byte kind) {
    return kind == OF_TOKEN ? HEAD_BYTES + ID_BYTES : HEAD_BYTES;
  }

  private static byte[] bytesOf(String id) {
    return Base64.getUrlDecoder().decode(id);
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
          .filter(bytes -> bytes.length > 0)
          .filter(bytes -> bytes.length > headBytes(bytes[0]) + Signature.LENGTH);
    } catch (IllegalArgumentException e) {
      // because most texts are no token
      return Optional.empty();
    }
  }

  private static LocalToken parse(byte[] content) {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    byte kind = buffer.get();
    String id = readId(buffer);
    Instant issuedAt = Instant.ofEpochSecond(buffer.getLong());
    Instant expiresAt = Instant.ofEpochSecond(buffer.getLong());
    String chain = kind == OF_TOKEN ? readId(buffer) : id;
    return new LocalToken(id, chain, userId(content), kind != OF_PASSWORD, issuedAt, expiresAt);
  }

  private static String readId(ByteBuffer buffer) {
    byte[] id = new byte[ID_BYTES];
    buffer.get(id);
    return BASE64.encodeToString(id);
  }

  private static String userId(byte[] content) {
    int head = headBytes(content[0]);
    return new String(content, head, content.length - head, StandardCharsets.UTF_8);
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
