package org.cloudimages.http.content;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * The media type of a request's body, which the JAX-RS runtimes do not get to see: they refuse a
 * malformed one where there is no body, and RESTEasy answers some patches by a GET.
 */
public final class ContentType {

  private static final String ATTRIBUTE = ContentType.class.getName();

  private ContentType() {}

  /** Keeps the header of a request that is about to lose it. */
  public static void keep(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, request.getContentType());
  }

  /** The header as it was sent; null where there was none. */
  public static String of(HttpServletRequest request) {
    return (String) request.getAttribute(ATTRIBUTE);
  }

  /** The media type that a header names, in lower case and without parameters; empty for null. */
  public static String name(String header) {
    return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
