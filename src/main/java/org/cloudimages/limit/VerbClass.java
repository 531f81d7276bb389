package org.cloudimages.limit;

/** The classes of requests that are limited each by itself. */
enum VerbClass {
  READ,
  WRITE,
  DELETE,
  /** Transfers of an image's bytes. */
  DATA;

  /** The class of a request; a method that the API does not have counts as a delete. */
  static VerbClass of(String method, String path) {
    if (path.endsWith("/file") || path.endsWith("/stage")) {
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
