package org.cloudimages.idempotency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cloudimages.hash.Sha256;
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
    List<String> asked = new ArrayList<>(content);
    asked.add(sorted(caller.roles()));
    asked.add(sorted(caller.serviceRoles()));
    return new KeyedRequest(digest(List.of(project, caller.userId(), key)), project, digest(asked));
  }

  /** A row for it, as of then. */
  IdempotencyKey row(Instant now) {
    return IdempotencyKey.of(id, projectId, fingerprint, now);
  }

  private static String sorted(Set<String> roles) {
    return String.join("\n", new TreeSet<>(roles));
  }

  /** Each part with its length, so that what ends one never begins the next. */
  private static String digest(List<String> parts) {
    return Sha256.hex(
        parts.stream().map(part -> part.length() + "\n" + part).collect(Collectors.joining()));
  }
}
