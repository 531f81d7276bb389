package org.cloudimages.data.importing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.cloudimages.data.region.RegionImage;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.ClientText;
import org.cloudimages.image.methods.ImportMethod;

/**
 * What a client asks for: {@code {"method": {"name": "web-download", "uri": …}, "stores": […]}}.
 *
 * @param uri where the data lie; only of {@link ImportMethod#WEB_DOWNLOAD}, and not always there
 * @param there the image of another region; only of {@link ImportMethod#GLANCE_DOWNLOAD}
 * @param stores the ids of stores that it names, each once; empty where it names none
 * @param header the store that its header names
 * @param all whether the data are to come into all stores
 * @param whole whether they are to come into each of the stores or into none
 */
public record ImportRequest(
    ImportMethod method,
    Optional<String> uri,
    RegionImage there,
    Optional<List<String>> stores,
    Optional<String> header,
    boolean all,
    boolean whole) {

  /** How faults name where the data lie. */
  static final String URI_FIELD = "method.uri";

  private static final String METHOD = "method";
  private static final String NAME = "method.name";
  private static final String URI = "uri";
  private static final String STORES = "stores";
  private static final String ALL = "all_stores";
  private static final String WHOLE = "all_stores_must_succeed";
  private static final int MAX_URI = 2048;
  private static final int MAX_ID = 255;

  /** What is asked for by who only wants to have what lies under a URL. */
  public static ImportRequest download(String url) {
    return new ImportRequest(
        ImportMethod.WEB_DOWNLOAD,
        Optional.of(url),
        RegionImage.parse(JsonValue.EMPTY_JSON_OBJECT),
        Optional.empty(),
        Optional.empty(),
        false,
        true);
  }

  /**
   * Reads the body of a request; what is not known here is passed over.
   *
   * @param header the value of the header that names a store
   * @throws ImagesException 400, naming the field
   */
  public static ImportRequest parse(JsonObject body, Optional<String> header) {
    if (!(body.get(METHOD) instanceof JsonObject method)) {
      throw ImagesException.invalid(METHOD, "it must be an object with a name.");
    }
    if (!(method.get("name") instanceof JsonString name)) {
      throw ImagesException.invalid(NAME, "it must be a string.");
    }
    return new ImportRequest(
        ImportMethod.of(name.getString()).orElseThrow(() -> unknown(name.getString())),
        uri(method.get(URI)),
        RegionImage.parse(method),
        stores(body.get(STORES)),
        header,
        flag(body, ALL, false),
        flag(body, WHOLE, true));
  }

  /** The refusal of a method that is not known or not offered. */
  static ImagesException unknown(String name) {
    return ImagesException.invalid(NAME, "'" + name + "' is not a method that is offered here.");
  }

  private static Optional<String> uri(JsonValue value) {
    if (value == null || value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (value instanceof JsonString text) {
      return Optional.of(ClientText.require(URI_FIELD, text.getString(), MAX_URI));
    }
    throw ImagesException.invalid(URI_FIELD, "it must be a string.");
  }

  private static Optional<List<String>> stores(JsonValue value) {
    if (value == null || value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (value instanceof JsonArray array
        && !array.isEmpty()
        && array.stream().allMatch(JsonString.class::isInstance)) {
      return Optional.of(
          array.getValuesAs(JsonString.class).stream()
              .map(id -> ClientText.require(STORES, id.getString(), MAX_ID))
              .distinct()
              .toList());
    }
    throw ImagesException.invalid(STORES, "it must be a list of at least one id of a store.");
  }

  private static boolean flag(JsonObject body, String field, boolean usual) {
    JsonValue value = body.getOrDefault(field, usual ? JsonValue.TRUE : JsonValue.FALSE);
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return value == JsonValue.TRUE;
    }
    throw ImagesException.invalid(field, "it must be true or false.");
  }

  /** What the task is told, and shows: an import of that image into these stores. */
  JsonObject input(String image, List<String> targets) {
    return Json.createObjectBuilder()
        .add("image_id", image)
        .add("import_req", body())
        .add("backend", Json.createArrayBuilder(targets))
        .build();
  }

  private JsonObject body() {
    var named = Json.createObjectBuilder().add("name", method.text());
    uri.ifPresent(text -> named.add(URI, text));
    there.writeTo(named);
    var body = Json.createObjectBuilder().add(METHOD, named);
    stores.ifPresent(ids -> body.add(STORES, Json.createArrayBuilder(ids)));
    return body.add(ALL, all).add(WHOLE, whole).build();
  }

  /** Reads what {@link #input} wrote. */
  static ImportRequest ofTask(JsonObject input) {
    return parse(input.getJsonObject("import_req"), Optional.empty());
  }
}
