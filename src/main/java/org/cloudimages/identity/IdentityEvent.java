package org.cloudimages.identity;

import java.util.Optional;

/**
 * Something that concerns a user and no image.
 *
 * @param user whom it concerns; empty where nobody is called as the client said
 * @param source the address that the request came from
 */
public record IdentityEvent(Kind kind, Optional<Caller> user, String requestId, String source) {

  /** What happened. */
  public enum Kind {
    LOGIN_FAILED,
    PASSWORD_CHANGED,
    TOKEN_REVOKED
  }
}
