package org.cloudimages.recycle.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.image.search.ImagePage;

/** A page of the recycle bin on the wire, with links as lists of images have them. */
record RecycledListDocument(ImagePage page, QueryParameters query) implements JsonDocument {

  @Override
  public void writeTo(JsonGenerator json) {
    QueryParameters same = query.without("marker");
    json.writeStartObject().writeStartArray("images");
    page.images().forEach(image -> new RecycledImageDocument(image).writeTo(json));
    json.writeEnd();
    json.write("first", same.appendTo(RecycledImageDocument.BIN));
    page.next()
        .ifPresent(
            id -> json.write("next", same.with("marker", id).appendTo(RecycledImageDocument.BIN)));
    json.writeEnd();
  }
}
