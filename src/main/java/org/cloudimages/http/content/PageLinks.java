package org.cloudimages.http.content;

import jakarta.json.stream.JsonGenerator;
import java.util.Optional;
import org.cloudimages.http.QueryParameters;

/**
 * The links of a page to the first one and the next: root-relative, with every parameter of the
 * request but the marker.
 *
 * @param list the path of the list
 * @param next the marker of the following page; empty where this page was not full
 */
public record PageLinks(String list, QueryParameters query, Optional<String> next) {

  private static final String MARKER = "marker";

  /** Writes them into the object of the page. */
  public void writeTo(JsonGenerator json) {
    QueryParameters same = query.without(MARKER);
    json.write("first", same.appendTo(list));
    next.ifPresent(id -> json.write("next", same.with(MARKER, id).appendTo(list)));
  }
}
