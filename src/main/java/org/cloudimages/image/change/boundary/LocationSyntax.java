package org.cloudimages.image.change.boundary;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.ClientText;
import org.cloudimages.image.location.LocationChange;
import org.cloudimages.image.location.NewLocation;
import org.cloudimages.image.location.ValidationData;

/** Reads what clients say of places of data. */
final class LocationSyntax {

  /** The attribute of the image. */
  static final String LOCATIONS = "locations";

  private static final String URL = "url";
  private static final String METADATA = "metadata";
  private static final String VALIDATION_DATA = "validation_data";
  private static final String CHECKSUM = "checksum";
  private static final String ALGORITHM = "os_hash_algo";
  private static final String VALUE = "os_hash_value";
  private static final Set<String> DIGESTS = Set.of(CHECKSUM, ALGORITHM, VALUE);

  private static final int MAX_URL = 255;
  private static final int MAX_METADATA = 1024;
  private static final int CHECKSUM_LENGTH = 32;
  private static final int MAX_ALGORITHM = 64;
  private static final int MAX_VALUE = 128;

  private LocationSyntax() {}

  /**
   * Reads an operation on the list.
   *
   * @param op one of add, remove, replace
   * @param index the second token of the path; empty where it names the list
   * @throws ImagesException 400
   */
  static LocationChange change(String op, Optional<String> index, Optional<JsonValue> value) {
    // because the whole list can only be replaced, and only an element be added or removed
    if (index.isPresent() == op.equals("replace")) {
      throw ImagesException.invalid(
          "path", "a location is added to or removed from a place; the list is replaced.");
    }
    if (op.equals("remove")) {
      return new LocationChange.Remove(index(index.orElseThrow()));
    }
    JsonValue given = value.orElseThrow(() -> ImagesException.invalid("value", "it is missing."));
    if (op.equals("add")) {
      return new LocationChange.Add(index(index.orElseThrow()), location(given));
    }
    if (given instanceof JsonArray array) {
      return new LocationChange.Replace(array.stream().map(LocationSyntax::location).toList());
    }
    throw ImagesException.invalid(LOCATIONS, "it must be an array of objects.");
  }

  private static OptionalInt index(String token) {
    if (token.equals("-")) {
      return OptionalInt.empty();
    }
    if (token.matches("\\d{1,9}")) {
      return OptionalInt.of(Integer.parseInt(token));
    }
    throw ImagesException.invalid("path", "the place in the list must be a number or '-'.");
  }

  private static NewLocation location(JsonValue value) {
    if (!(value instanceof JsonObject object)) {
      throw ImagesException.invalid(LOCATIONS, "a location must be an object.");
    }
    return new NewLocation(
        url(text(object, URL, MAX_URL)),
        metadata(object.get(METADATA)),
        Optional.ofNullable(object.get(VALIDATION_DATA)).map(LocationSyntax::validationData));
  }

  /**
   * Reads a URL.
   *
   * @throws ImagesException 400 for text that is none; it is not told, because it may be secret
   */
  static URI url(String text) {
    try {
      URI url = new URI(text);
      if (url.isAbsolute() && StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
        return url;
      }
    } catch (URISyntaxException e) {
      // because it is answered like a part of a URL
    }
    throw ImagesException.invalid(URL, "it must be an absolute URL.");
  }

  /** Without the store, which is found by the URL. */
  private static Optional<String> metadata(JsonValue value) {
    if (!(value instanceof JsonObject object)) {
      throw ImagesException.invalid(METADATA, "it must be an object.");
    }
    JsonObject own = Json.createObjectBuilder(object).remove("store").build();
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(ClientText.require(METADATA, own.toString(), MAX_METADATA));
  }

  private static ValidationData validationData(JsonValue value) {
    if (!(value instanceof JsonObject object) || !DIGESTS.containsAll(object.keySet())) {
      throw ImagesException.invalid(
          VALIDATION_DATA, "it must be an object of checksum, os_hash_algo and os_hash_value.");
    }
    Optional<String> checksum =
        object.containsKey(CHECKSUM)
            ? Optional.of(text(object, CHECKSUM, CHECKSUM_LENGTH))
            : Optional.empty();
    if (checksum.filter(md5 -> md5.length() < CHECKSUM_LENGTH).isPresent()) {
      throw ImagesException.invalid(CHECKSUM, "it has less than 32 characters.");
    }
    return new ValidationData(
        checksum.map(LocationSyntax::lower),
        text(object, ALGORITHM, MAX_ALGORITHM),
        lower(text(object, VALUE, MAX_VALUE)));
  }

  private static String lower(String hex) {
    return hex.toLowerCase(Locale.ROOT);
  }

  private static String text(JsonObject object, String field, int longest) {
    if (object.get(field) instanceof JsonString text) {
      return ClientText.require(field, text.getString(), longest);
    }
    throw ImagesException.invalid(field, "it must be a string.");
  }
}
