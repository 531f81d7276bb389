package org.cloudimages.identity;

import java.net.URI;
import java.util.Optional;
import org.cloudimages.fault.ImagesException;

/** Knows whose token this is. Thread-safe. */
public interface TokenValidator {

  /** How to treat a token whose time is over. */
  enum Expiry {
    /** It is worth nothing any more. */
    ENFORCED,
    /** It still counts for a while, because a service finishes what its user began. */
    FORGIVEN
  }

  /**
   * Returns what the token grants, or empty when it is unknown, revoked or, where that is {@link
   * Expiry#ENFORCED}, expired.
   *
   * @throws ImagesException 503 when nobody can tell at the moment
   */
  Optional<Grant> validate(String token, Expiry expiry);

  /** Where a caller gets a token, as the {@code WWW-Authenticate} header names it. */
  String authenticationUri(String serviceEndpoint);

  /**
   * Where a service of the cloud is for the bearer of the token, without a slash at the end; empty
   * where he is told of none.
   *
   * @param type what it is called in catalogs, such as {@code object-store}
   * @param network who is to reach it there, such as {@code public}
   * @param region our own where it is empty
   * @throws ImagesException 503 when nobody can tell at the moment
   */
  default Optional<URI> endpoint(
      UserToken token, String type, String network, Optional<String> region) {
    return Optional.empty();
  }

  /**
   * Whether tokens can be validated at the moment. Whoever validates elsewhere asks only when it
   * had no answer before.
   */
  default boolean isAnswering() {
    return true;
  }

  /** Whether a sample user of this service still has the password of the first start. */
  default boolean haveFirstPasswords() {
    return false;
  }

  /** Whether this service itself issues tokens, below {@code /identity}. */
  default boolean issuesTokens() {
    return false;
  }
}
