package org.cloudimages.policy;

import java.io.Serial;

/** A text that is not an expression of policies. */
final class PolicySyntaxException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final int position;

  /** Names the character, counted from 1, at which the expression goes wrong. */
  PolicySyntaxException(int position, String message) {
    super(message);
    this.position = position;
  }

  int position() {
    return position;
  }
}
