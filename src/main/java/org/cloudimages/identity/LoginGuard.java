package org.cloudimages.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.cloudimages.fault.ImagesException;

/** Bounds how often one may fail to log in. Thread-safe. */
public interface LoginGuard {

  /** How an attempt is treated when there are more than can be judged at once. */
  enum Standing {
    /** The user has logged in from that address within a day. */
    FAMILIAR,
    /** Nothing is known of them, good or bad. */
    GOOD,
    /** There were failures lately, of the same user or from the same address. */
    DOUBTFUL
  }

  /**
   * Lets an attempt on; to be asked before anything is computed for it.
   *
   * @param user its id or, where nobody is known by it, what the client calls the user
   * @throws ImagesException 413 with the seconds to wait
   */
  Standing admit(String user, HttpServletRequest request);

  /** Notes that an attempt proved who it was. */
  void succeeded(String user, HttpServletRequest request);

  /** Counts an attempt that did not. */
  void failed(String user, HttpServletRequest request);
}
