package org.cloudimages.image.boundary;

import static org.cloudimages.image.entity.ImageAttribute.FILE;
import static org.cloudimages.image.entity.ImageAttribute.SCHEMA;
import static org.cloudimages.image.entity.ImageAttribute.SELF;
import static org.cloudimages.image.entity.ImageAttribute.STORES;

import jakarta.json.stream.JsonGenerator;
import java.util.stream.Stream;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.JsonFields;
import org.cloudimages.image.access.Viewer;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;

/**
 * An image on the wire, as the viewer may see it: every base attribute, null where unset, and each
 * custom property.
 */
public record ImageDocument(Image image, Viewer viewer) implements JsonDocument {

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
    image.properties().forEach(fields::write);
    json.write(SELF.text(), self);
    json.write(FILE.text(), self + "/file");
    json.write(SCHEMA.text(), "/v2/schemas/image");
    json.writeEnd();
  }

  private void writeStores(JsonGenerator json) {
    if (!image.stores().isEmpty() && viewer.seesPlaces(image)) {
      json.write(STORES.text(), String.join(",", image.stores()));
    }
  }

  /** The link to an image: always relative to the root of the service. */
  static String path(String id) {
    return "/v2/images/" + id;
  }
}
