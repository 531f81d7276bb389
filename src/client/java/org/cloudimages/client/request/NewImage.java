package org.cloudimages.client.request;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * An image that is to be created. Values are immutable: each method returns another one.
 *
 * @param json all attributes and properties
 */
public record NewImage(JsonObject json) implements RequestDocument {

  public static NewImage named(String name) {
    return new NewImage(JsonValue.EMPTY_JSON_OBJECT).with("name", name);
  }

  /** With both formats, which must be set before data are uploaded: {@code qcow2}, {@code bare}. */
  public NewImage of(String diskFormat, String containerFormat) {
    return with("disk_format", diskFormat).with("container_format", containerFormat);
  }

  public NewImage tagged(List<String> tags) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    tags.forEach(array::add);
    return with("tags", array.build());
  }

  /** {@code public}, {@code community}, {@code shared} or {@code private}. */
  public NewImage visibility(String visibility) {
    return with("visibility", visibility);
  }

  public NewImage protectedFromDelete() {
    return with("protected", JsonValue.TRUE);
  }

  /** With a custom property, or another attribute that is a text. */
  public NewImage with(String name, String value) {
    return with(name, Json.createValue(value));
  }

  /** With any attribute, such as {@code min_disk}. */
  public NewImage with(String name, JsonValue value) {
    return new NewImage(Json.createObjectBuilder(json).add(name, value).build());
  }
}
