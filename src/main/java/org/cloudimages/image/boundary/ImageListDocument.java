package org.cloudimages.image.boundary;

import jakarta.json.stream.JsonGenerator;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.PageLinks;
import org.cloudimages.image.access.Viewer;
import org.cloudimages.image.location.ShownLocations;
import org.cloudimages.image.search.ImagePage;

/** A page of images on the wire, with the links to the first and the next one. */
record ImageListDocument(
    ImagePage page, QueryParameters query, Viewer viewer, ShownLocations locations)
    implements JsonDocument {

  private static final String LIST = "/v2/images";

  @Override
  public void writeTo(JsonGenerator json) {
    json.writeStartObject().writeStartArray("images");
    page.images().forEach(image -> new ImageDocument(image, viewer, locations).writeTo(json));
    json.writeEnd();
    new PageLinks(LIST, query, page.next()).writeTo(json);
    json.write("schema", "/v2/schemas/images").writeEnd();
  }
}
