package org.cloudimages.recycle.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.PageLinks;
import org.cloudimages.image.search.ImagePage;

/** A page of the recycle bin on the wire, with links as lists of images have them. */
record RecycledListDocument(ImagePage page, QueryParameters query) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartArray("images");
    page.images().forEach(image -> new RecycledImageDocument(image).writeTo(json));
    json.writeEnd();
    new PageLinks(RecycledImageDocument.BIN, query, page.next()).writeTo(json);
    json.writeEnd();
  }
}
