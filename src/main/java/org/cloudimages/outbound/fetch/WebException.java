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

  private WebException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** That a URL, or a redirect, is not to be followed. */
  static WebException refused(String message, Throwable cause) {
    return new WebException(Reason.REFUSED, message, cause);
  }

  /**
   * What a server did.
   *
   * @param what the end of a sentence that begins with the server
   * @param cause null where there is none
   */
  static WebException of(String host, Reason reason, String what, Throwable cause) {
    return new WebException(reason, "The web server " + host + " " + what + ".", cause);
  }

  /** That what a server answered cannot be used. */
  static WebException broken(String host, String what) {
    return of(host, Reason.BROKEN, what, null);
  }

  public Reason reason() {
    return reason;
  }
}
