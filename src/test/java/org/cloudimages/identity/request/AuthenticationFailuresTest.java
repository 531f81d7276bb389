package org.cloudimages.identity.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AuthenticationFailuresTest {

  @Test
  void nameCannotBeTakenForTheLogsOwn() {
    assertEquals(
        "ada\\u000areq-1 \\u0022\\u005c\\u00e4\\u202e{0}",
        AuthenticationFailures.printable("ada\nreq-1 \"\\ä\u202e{0}"));
    assertEquals("x".repeat(64) + "...", AuthenticationFailures.printable("x".repeat(1000)));
  }
}
