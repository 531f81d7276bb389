package org.cloudimages.identity;

import java.util.Optional;
import org.cloudimages.fault.ImagesException;

/** Knows whose token this is. Thread-safe. */
public interface TokenValidator {

  /**
   * Returns the caller, or empty when the token is unknown, expired or revoked.
   *
   * @throws ImagesException 503 when nobody can tell at the moment
   */
  Optional<Caller> validate(String token);

  /** Where a caller gets a token, as the {@code WWW-Authenticate} header names it. */
  String authenticationUri(String serviceEndpoint);
}
