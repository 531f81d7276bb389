package org.cloudimages.client.answer;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** What became of the images of a bulk delete. */
public record BulkDeletion(JsonObject document) {

  /** One an image, in the order in which they were named or found. */
  public List<Deletion> results() {
    return document.getJsonArray("results").getValuesAs(JsonValue::asJsonObject).stream()
        .map(Deletion::new)
        .toList();
  }

  /** Whether the filter lets more images pass than were tried. */
  public boolean hasMore() {
    return new Document(document).truth("more");
  }
}
