package org.cloudimages.identity.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

  private static final String PASSWORD = "pässword: 1";
  private static final int ITERATIONS = 1000;

  @Test
  void onlyThePasswordMatches() {
    String hash = PasswordHash.of(PASSWORD, ITERATIONS);

    assertTrue(PasswordHash.matches(PASSWORD, hash));
    assertFalse(PasswordHash.matches(PASSWORD + " ", hash));
    assertFalse(PasswordHash.matches("", hash));
  }

  @Test
  void hashesOfOnePasswordDiffer() {
    assertNotEquals(PasswordHash.of(PASSWORD, ITERATIONS), PasswordHash.of(PASSWORD, ITERATIONS));
  }

  @Test
  void hashNamesAlgorithmAndIterations() {
    String hash = PasswordHash.of(PASSWORD, ITERATIONS);

    assertTrue(
        hash.matches("PBKDF2WithHmacSHA256:1000:[A-Za-z0-9+/=]{24}:[A-Za-z0-9+/=]{44}"), hash);
  }

  @Test
  void hashOfNobodyIsComparedLikeAnyOther() {
    String hash = PasswordHash.ofNobody(ITERATIONS);

    assertTrue(
        hash.matches("PBKDF2WithHmacSHA256:1000:[A-Za-z0-9+/=]{24}:[A-Za-z0-9+/=]{44}"), hash);
    assertFalse(PasswordHash.matches("", hash));
    assertNotEquals(PasswordHash.ofNobody(ITERATIONS), hash);
  }

  @Test
  void hashOfOtherIterationsStillMatches() {
    assertTrue(
        PasswordHash.matches(
            "password",
            "PBKDF2WithHmacSHA256:1:c2FsdA==:Eg+2z/z4syxD5yJSVsT4N6hlSMkszDVICAWYfLcL4Xs="));
  }
}
