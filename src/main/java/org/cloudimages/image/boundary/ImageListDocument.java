package org.cloudimages.image.boundary;

import jakarta.json.stream.JsonGenerator;
import java.util.Optional;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.PageLinks;

/**
 * A page of images on the wire, with the links to the first and the next one.
 *
 * @param next the marker of the following page, where this one is not cut before its end
 */
record ImageListDocument(LocatedImages images, QueryParameters query, Optional<String> next)
    implements JsonDocument {

  private static final String LIST = "/v2/images";

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartArray("images");
    images.forEachRemaining(image -> image.writeTo(json));
    json.writeEnd();
    new PageLinks(LIST, query, images.cut().or(() -> next)).writeTo(json);
    json.write("schema", "/v2/schemas/images").writeEnd();
  }
}
