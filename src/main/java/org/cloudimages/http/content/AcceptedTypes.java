package org.cloudimages.http.content;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a client accepts, for the few requests that give it more than one form. The runtimes do not
 * see it, because no other answer hangs on it.
 */
public final class AcceptedTypes {

  private static final String ATTRIBUTE = AcceptedTypes.class.getName();

  private AcceptedTypes() {}

  /** Keeps the header of the request that came, before it is hidden. */
  public static void keep(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, request.getHeader("Accept"));
  }

  /** The value of the header; empty where there is none. */
  public static String of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String accepted ? accepted : "";
  }
}
