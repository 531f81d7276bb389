package org.cloudimages.location.boundary;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.image.location.ShownLocation;

/** All places of the data of an image on the wire: an array, and nothing around it. */
record LocationListDocument(List<ShownLocation> locations) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartArray();
    for (ShownLocation location : locations) {
      json.writeStartObject()
          .write("url", location.url().toString())
          .write("metadata", location.metadata())
          .writeEnd();
    }
    json.writeEnd();
  }
}
