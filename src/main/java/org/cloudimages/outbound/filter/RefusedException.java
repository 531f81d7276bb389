package org.cloudimages.outbound.filter;

import java.io.IOException;
import java.io.Serial;

/** A URL is refused; the message says why, as the end of a sentence that a client may read. */
public final class RefusedException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  RefusedException(String why) {
    super(why);
  }
}
