package org.cloudimages.identity.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

  private static final String PASSWORD = "pässword: 1";

  @Test
  void onlyThePasswordMatches() {
    String hash = PasswordHash.of(PASSWORD);

    assertTrue(PasswordHash.matches(PASSWORD, hash));
    assertFalse(PasswordHash.matches(PASSWORD + " ", hash));
    assertFalse(PasswordHash.matches("", hash));
  }

  @Test
  void hashesOfOnePasswordDiffer() {
    assertNotEquals(PasswordHash.of(PASSWORD), PasswordHash.of(PASSWORD));
  }

  @Test
  void hashNamesAlgorithmAndIterations() {
    String hash = PasswordHash.of(PASSWORD);

    assertTrue(
        hash.matches("PBKDF2WithHmacSHA256:210000:[A-Za-z0-9+/=]{24}:[A-Za-z0-9+/=]{44}"), hash);
  }

  @Test
  void hashOfNobodyIsComparedLikeAnyOther() {
    String hash = PasswordHash.ofNobody();

    assertTrue(
        hash.matches("PBKDF2WithHmacSHA256:210000:[A-Za-z0-9+/=]{24}:[A-Za-z0-9+/=]{44}"), hash);
    assertFalse(PasswordHash.matches("", hash));
    assertNotEquals(PasswordHash.ofNobody(), hash);
  }

  @Test
  void hashOfOtherIterationsStillMatches() {
    assertTrue(
        PasswordHash.matches(
            "password",
            "PBKDF2WithHmacSHA256:1:c2FsdA==:Eg+2z/z4syxD5yJSVsT4N6hlSMkszDVICAWYfLcL4Xs="));
  }
}
