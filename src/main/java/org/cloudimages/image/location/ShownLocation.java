package org.cloudimages.image.location;

import jakarta.json.JsonObject;
import java.net.URI;

/**
 * A place where the data of an image lie, as those see it who may.
 *
 * @param metadata what was said of it when it was added, and the id of the store
 */
public record ShownLocation(URI url, JsonObject metadata) {

  /** Bytes of UTF-8 that a character of Java has at most. */
  private static final int MAX_OF_CHARACTER = 3;

  /** Bytes that it has in a document, without its braces and names, at most. */
  long bytes() {
    return (url.toString().length() + metadata.toString().length()) * (long) MAX_OF_CHARACTER;
  }
}
