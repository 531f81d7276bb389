package org.cloudimages.client.request;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;

/** Where the data of an image are to come from, and the stores that they are to go to. */
public record ImageImport(JsonObject json) implements RequestDocument {

  /** The data that were staged. */
  public static ImageImport staged() {
    return by(Json.createObjectBuilder().add("name", "glance-direct"));
  }

  /** What lies under a URL, if the service may read it. */
  public static ImageImport web(URI source) {
    return by(Json.createObjectBuilder().add("name", "web-download").add("uri", source.toString()));
  }

  /** The data of an image of another region. */
  public static ImageImport region(String region, String imageId) {
    return by(
        Json.createObjectBuilder()
            .add("name", "glance-download")
            .add("glance_region", region)
            .add("glance_image_id", imageId));
  }

  /** The data that it has already, into more stores. */
  public static ImageImport copy() {
    return by(Json.createObjectBuilder().add("name", "copy-image"));
  }

  public ImageImport into(List<String> stores) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    stores.forEach(array::add);
    return with("stores", array.build());
  }

  public ImageImport intoAllStores() {
    return with("all_stores", JsonValue.TRUE);
  }

  /** One store that gets the data is enough; else it is all or none. */
  public ImageImport whereverItSucceeds() {
    return with("all_stores_must_succeed", JsonValue.FALSE);
  }

  private static ImageImport by(JsonObjectBuilder method) {
    return new ImageImport(Json.createObjectBuilder().add("method", method).build());
  }

  private ImageImport with(String name, JsonValue value) {
    return new ImageImport(Json.createObjectBuilder(json).add(name, value).build());
  }
}
