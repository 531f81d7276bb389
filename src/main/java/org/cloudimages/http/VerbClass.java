package org.cloudimages.http;

import java.util.regex.Pattern;

/** The classes of requests that are limited each by itself. */
public enum VerbClass {
  READ,
  WRITE,
  DELETE,
  /** Transfers of an image's bytes. */
  DATA;

  private static final Pattern TRANSFER = Pattern.compile("/+v2[^/]*/images/[^/]+/(file|stage)");

  /** The class of a request; a method that the API does not have counts as a delete. */
  public static VerbClass of(String method, String path) {
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
