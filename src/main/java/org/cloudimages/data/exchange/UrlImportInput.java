package org.cloudimages.data.exchange;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.ClientText;
import org.cloudimages.image.change.NewImage;
import org.cloudimages.image.change.syntax.NewImageBody;
import org.cloudimages.image.entity.ImageAttribute;

/**
 * The input of OpenStack's task {@code import}: {@code {"import_from": "https://…",
 * "import_from_format": "qcow2", "image_properties": {…}}}.
 *
 * @param url where the data lie
 * @param image what is to be made; both formats are set
 */
record UrlImportInput(String url, NewImage image) {

  static final String FROM = "import_from";

  private static final String FORMAT = "import_from_format";
  private static final String PROPERTIES = "image_properties";
  private static final String DISK_FORMAT = ImageAttribute.DISK_FORMAT.text();
  private static final String CONTAINER_FORMAT = ImageAttribute.CONTAINER_FORMAT.text();
  private static final JsonValue BARE = Json.createValue("bare");
  private static final int MAX_URL = 2048;

  /**
   * Reads it. An image of which nobody says the formats has that of its data, in no container.
   *
   * @throws ImagesException 400, naming the field; 403 for attributes that clients cannot set
   */
  static UrlImportInput parse(JsonObject input) {
    String url = ClientText.require(FROM, text(FROM, input.get(FROM)), MAX_URL);
    JsonObject properties = properties(input);
    JsonObjectBuilder image = Json.createObjectBuilder(properties);
    if (isMissing(properties.get(CONTAINER_FORMAT))) {
      image.add(CONTAINER_FORMAT, BARE);
    }
    if (input.containsKey(FORMAT) || isMissing(properties.get(DISK_FORMAT))) {
      String format = format(input.get(FORMAT));
      if (isMissing(properties.get(DISK_FORMAT))) {
        image.add(DISK_FORMAT, format);
      }
    }
    return new UrlImportInput(url, NewImageBody.parse(image.build()));
  }

  /**
   * What the image is to have.
   *
   * @throws ImagesException 400
   */
  static JsonObject properties(JsonObject input) {
    if (input.getOrDefault(PROPERTIES, JsonValue.EMPTY_JSON_OBJECT) instanceof JsonObject object) {
      return object;
    }
    throw ImagesException.invalid(PROPERTIES, "it must be an object.");
  }

  private static String format(JsonValue value) {
    String format = text(FORMAT, value);
    List<String> known = ImageAttribute.DISK_FORMAT.type().words();
    if (!known.contains(format)) {
      throw ImagesException.invalid(
          FORMAT, "it must be one of " + String.join(", ", known.stream().sorted().toList()) + ".");
    }
    return format;
  }

  private static String text(String field, JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    throw ImagesException.invalid(field, "it must be a string.");
  }

  private static boolean isMissing(JsonValue value) {
    return value == null || value == JsonValue.NULL;
  }
}
