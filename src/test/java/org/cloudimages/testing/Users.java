package org.cloudimages.testing;

/** Gets tokens for the users of the tests, from whoever keeps them. Thread-safe. */
public interface Users {

  /** A password that the tests may log in with, as every user. */
  String PASSWORD = "a password for tests";

  /** A token that is valid for the length of any test. */
  String token(String user);

  String expiredToken(String user);

  /** A token that was valid until it was taken back. */
  String revokedToken();

  /** A token that looks like one of the user's and was not issued by who issues them. */
  String forgedToken(String user);
}
