package org.cloudimages.store;

import java.io.Serial;

/** What a store could not do. */
public final class StoreException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Why, as far as it matters for what to do next. */
  public enum Reason {
    /** Nothing lies under the key. */
    MISSING,
    /** It does not answer, or not now. */
    UNAVAILABLE,
    /** There is no room. */
    FULL,
    /** It does not let this service do that. */
    FORBIDDEN,
    /** The bytes are in use, such as by copies that share them. */
    IN_USE,
    /** It answered what nobody understands. */
    BROKEN
  }

  private final Reason reason;

  public StoreException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public StoreException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
