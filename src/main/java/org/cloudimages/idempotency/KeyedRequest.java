package org.cloudimages.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cloudimages.idempotency.entity.IdempotencyKey;
import org.cloudimages.identity.Caller;

/**
 * A request that came with a key.
 *
 * @param id SHA-256 of project, user and key: another user, or the same one for another project,
 *     has keys of his own
 * @param fingerprint SHA-256 of what is asked for and of the roles of who asks: an answer shows
 *     what they let see, so that a token with others is not given it
 */
public record KeyedRequest(String id, String projectId, String fingerprint) {

  /**
   * A request of somebody.
   *
   * @param content what tells it from others: its method, its path, its body
   */
  public static KeyedRequest of(String key, Caller caller, List<String> content) {
    String project = caller.projectId() == null ? "" : caller.projectId();
    MessageDigest asked = sha256();
    add(asked, sorted(caller.roles()));
    add(asked, sorted(caller.serviceRoles()));
    content.forEach(part -> add(asked, part));
    MessageDigest whose = sha256();
    List.of(project, caller.userId(), key).forEach(part -> add(whose, part));
    return new KeyedRequest(hex(whose), project, hex(asked));
  }

  /** A row for it, as of then. */
  IdempotencyKey row(Instant now) {
    return IdempotencyKey.of(id, projectId, fingerprint, now);
  }

  private static String sorted(Set<String> roles) {
    return String.join("\n", new TreeSet<>(roles));
  }

  /** With its length, so that what ends one part never begins the next. */
  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(UTF_8);
    digest.update((bytes.length + "\n").getBytes(UTF_8));
    digest.update(bytes);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
