package org.cloudimages.outbound.fetch;

import java.io.IOException;
import java.io.Serial;

/**
 * A web server did not give what was asked of it. The message is a sentence that a client may read:
 * it names the host, and never a path, a query or a password.
 */
public final class WebException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  /** Why, as far as it matters for what to do next. */
  public enum Reason {
    /** The filter does not allow it; repeating is useless. */
    REFUSED,
    /** Nothing lies there. */
    MISSING,
    /** The server does not let this service read it. */
    FORBIDDEN,
    /** The server does not answer, or not now, or fell silent. */
    UNAVAILABLE,
    /** It answers what cannot be used, or broke its promise. */
    BROKEN;

    static Reason of(int status) {
      return switch (status) {
        case 404, 410 -> MISSING;
        case 401, 403, 407 -> FORBIDDEN;
        case 408, 429, 500, 502, 503, 504 -> UNAVAILABLE;
        default -> BROKEN;
      };
    }
  }

  private final Reason reason;

  WebException(Reason reason, String message) {
    this(reason, message, null);
  }

  WebException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
