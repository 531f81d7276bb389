package org.cloudimages.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How what is written down has ended. */
public enum AuditOutcome {
  /** It was done. */
  SUCCESS,
  /** It was asked for, and nothing was done. */
  REFUSED;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** Returns the outcome of that word. */
  public static Optional<AuditOutcome> of(String text) {
    return Arrays.stream(values()).filter(outcome -> outcome.text.equals(text)).findFirst();
  }

  /** The word on the wire. */
  public String text() {
    return text;
  }
}
