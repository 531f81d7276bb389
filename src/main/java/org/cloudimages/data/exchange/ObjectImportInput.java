package org.cloudimages.data.exchange;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Set;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.change.NewImage;
import org.cloudimages.image.change.syntax.NewImageBody;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.task.control.TaskFailure;

/**
 * The input of Rackspace's task {@code import}: {@code {"import_from": "container/object",
 * "image_properties": {"name": "…"}}}.
 */
record ObjectImportInput(ObjectPath from, JsonObject properties) {

  private static final String FROM = "import_from";
  private static final String PROPERTIES = "image_properties";
  private static final String NAME = ImageAttribute.NAME.text();

  /**
   * Reads it.
   *
   * @throws ImagesException 400, naming the field
   */
  static ObjectImportInput parse(JsonObject input) {
    ObjectPath from = ObjectPath.parse(FROM, input);
    if (!(input.get(PROPERTIES) instanceof JsonObject properties)) {
      throw ImagesException.invalid(PROPERTIES, "it must be an object with a name.");
    }
    ObjectPath.text(NAME, properties, ImageAttribute.NAME.type().maxLength());
    return new ObjectImportInput(from, properties);
  }

  /**
   * What is to be made.
   *
   * @throws TaskFailure when more is asked for than such a task does
   */
  NewImage image() {
    from.requireUsualContainer();
    if (!properties.keySet().equals(Set.of(NAME))) {
      throw new TaskFailure("Only the name of an image can be set while it is imported.");
    }
    return NewImageBody.parse(
        Json.createObjectBuilder(properties)
            .add(ImageAttribute.DISK_FORMAT.text(), "vhd")
            .add(ImageAttribute.CONTAINER_FORMAT.text(), "ovf")
            .build());
  }
}
