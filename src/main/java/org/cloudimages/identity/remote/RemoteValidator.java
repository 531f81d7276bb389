package org.cloudimages.identity.remote;

import org.cloudimages.identity.TokenValidator;

/** One who asks an identity service elsewhere. */
public interface RemoteValidator extends TokenValidator {

  /** What it asks by. */
  RemoteTokens tokens();
}
