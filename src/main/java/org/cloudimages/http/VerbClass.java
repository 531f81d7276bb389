package org.cloudimages.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** The classes of requests that are limited each by itself. */
public enum VerbClass {
  READ,
  WRITE,
  DELETE,
  /** Transfers of an image's bytes. */
  DATA;

  private static final String ATTRIBUTE = VerbClass.class.getName();
  private static final Pattern TRANSFER = Pattern.compile("/v2[^/]*/images/[^/]+/(file|stage)");

  /** The class of the request that came, whatever wraps it by now; worked out once. */
  public static VerbClass of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof VerbClass known) {
      return known;
    }
    VerbClass verbs = of(request.getMethod(), ApiPath.of(request).uri());
    request.setAttribute(ATTRIBUTE, verbs);
    return verbs;
  }

  /** A method that the API does not have counts as a delete. */
  static VerbClass of(String method, String path) {
    if (TRANSFER.matcher(path).matches()) {
      return DATA;
    }
    if (method.equals("POST") && path.endsWith("/images/actions/delete")) {
      return DELETE;
    }
    return switch (method) {
      case "GET", "HEAD", "OPTIONS" -> READ;
      case "POST", "PUT", "PATCH" -> WRITE;
      default -> DELETE;
    };
  }
}
