package org.cloudimages.image.boundary;

import static org.cloudimages.image.entity.ImageAttribute.DIRECT_URL;
import static org.cloudimages.image.entity.ImageAttribute.FILE;
import static org.cloudimages.image.entity.ImageAttribute.LOCATIONS;
import static org.cloudimages.image.entity.ImageAttribute.SCHEMA;
import static org.cloudimages.image.entity.ImageAttribute.SELF;
import static org.cloudimages.image.entity.ImageAttribute.STORES;

import jakarta.json.stream.JsonGenerator;
import java.util.stream.Stream;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.JsonFields;
import org.cloudimages.image.access.Viewer;
import org.cloudimages.image.condition.ImageTag;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.location.ShownLocations;

/**
 * An image on the wire, as the viewer may see it: every base attribute, null where unset, and each
 * custom property.
 */
public record ImageDocument(Image image, Viewer viewer, ShownLocations locations)
    implements JsonDocument {

  private static final ImageAttribute[] KEPT =
      Stream.of(ImageAttribute.values())
          .filter(ImageAttribute::isKept)
          .toArray(ImageAttribute[]::new);

  @Override
  public void writeTo(JsonGenerator json) {
    JsonFields fields = new JsonFields(json);
    String self = path(image.id());
    json.writeStartObject();
    new AttributeWriter(image, fields).write(KEPT);
    writeStores(json);
    writeLocations(json);
    image.properties().forEach(fields::write);
    image.serviceProperties().forEach(fields::write);
    json.write(SELF.text(), self);
    json.write(FILE.text(), self + "/file");
    json.write(SCHEMA.text(), "/v2/schemas/image");
    json.writeEnd();
  }

  /** Another one for each document that differs from this one. */
  ImageTag tag() {
    return new ImageTag(image.updatedAt(), !viewer.seesPlaces(image), locations.digest(image));
  }

  private void writeStores(JsonGenerator json) {
    if (!image.stores().isEmpty() && viewer.seesPlaces(image)) {
      json.write(STORES.text(), String.join(",", image.stores()));
    }
  }

  private void writeLocations(JsonGenerator json) {
    boolean seen = viewer.seesPlaces(image);
    if (locations.areListed()) {
      json.writeStartArray(LOCATIONS.text());
      if (seen) {
        locations
            .of(image)
            .forEach(
                location ->
                    json.writeStartObject()
                        .write("url", location.url().toString())
                        .write("metadata", location.metadata())
                        .writeEnd());
      }
      json.writeEnd();
    }
    locations
        .firstOf(image)
        .filter(first -> seen)
        .ifPresent(first -> json.write(DIRECT_URL.text(), first.url().toString()));
  }

  /** The link to an image: always relative to the root of the service. */
  static String path(String id) {
    return "/v2/images/" + id;
  }
}
