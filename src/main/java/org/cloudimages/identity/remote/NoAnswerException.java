package org.cloudimages.identity.remote;

import java.io.Serial;

/** The identity service gave no answer that tells whether a token is valid. */
public final class NoAnswerException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final boolean away;

  private NoAnswerException(String message, boolean away) {
    super(message, null, false, false);
    this.away = away;
  }

  /** It answered, but not with what was asked for. */
  public static NoAnswerException odd(String message) {
    return new NoAnswerException(message, false);
  }

  /** Whoever asks next would not get an answer either. */
  static NoAnswerException away(String message) {
    return new NoAnswerException(message, true);
  }

  boolean isAway() {
    return away;
  }
}
