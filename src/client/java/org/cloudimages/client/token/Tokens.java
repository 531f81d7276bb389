package org.cloudimages.client.token;

/** Has a token for each request. Implementations are thread-safe. */
public interface Tokens {

  /**
   * Returns a token for the next request, if need be by logging in.
   *
   * @throws org.cloudimages.client.fault.LoginException if there is none to be had
   */
  String token();

  /** The service did not take this one: it must not be given out again where there are others. */
  default void refused(String token) {}

  /** Whether there may be another one after a refusal, so that repeating makes sense. */
  default boolean isRenewable() {
    return false;
  }

  /** One token that somebody else got, and renews. */
  static Tokens of(String token) {
    return () -> token;
  }
}
