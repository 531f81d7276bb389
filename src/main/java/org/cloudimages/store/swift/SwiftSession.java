package org.cloudimages.store.swift;

import java.time.Instant;

/**
 * A token, and where it is good.
 *
 * @param url of the account, without a slash at the end
 * @param end when to use it no longer
 */
record SwiftSession(String token, String url, Instant end) {

  @Override
  public String toString() {
    return url;
  }
}
