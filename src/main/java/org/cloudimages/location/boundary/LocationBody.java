package org.cloudimages.location.boundary;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.hash.HashAlgorithm;
import org.cloudimages.http.content.ClientText;
import org.cloudimages.location.control.ExpectedHash;
import org.cloudimages.location.control.TakenLocation;

/** The body of {@code POST /v2/images/{id}/locations}. */
final class LocationBody {

  private static final String URL = "url";
  private static final String VALIDATION_DATA = "validation_data";
  private static final String ALGORITHM = "os_hash_algo";
  private static final String VALUE = "os_hash_value";
  private static final Set<String> HASH = Set.of(ALGORITHM, VALUE);

  /** As many characters as a key of a store may have. */
  private static final int MAX_URL = 2048;

  private static final int MAX_TEXT = 128;

  private LocationBody() {}

  /**
   * Reads the body.
   *
   * @throws ImagesException 400, naming the field; a URL is not told, because it may be secret
   */
  static TakenLocation parse(JsonObject body) {
    return new TakenLocation(
        url(text(body, URL, MAX_URL)),
        Optional.ofNullable(body.get(VALIDATION_DATA)).flatMap(LocationBody::hash));
  }

  private static URI url(String text) {
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

  private static Optional<ExpectedHash> hash(JsonValue value) {
    if (!(value instanceof JsonObject object) || !HASH.containsAll(object.keySet())) {
      throw ImagesException.invalid(
          VALIDATION_DATA, "it must be an object of os_hash_algo and os_hash_value.");
    }
    return object.isEmpty() ? Optional.empty() : Optional.of(hash(object));
  }

  private static ExpectedHash hash(JsonObject object) {
    String name = text(object, ALGORITHM, MAX_TEXT);
    HashAlgorithm algorithm =
        HashAlgorithm.of(name)
            .orElseThrow(
                () ->
                    ImagesException.invalid(
                        ALGORITHM, "it must be one of md5, sha1, sha256, sha512."));
    String value = text(object, VALUE, MAX_TEXT).toLowerCase(Locale.ROOT);
    requireHex(value, algorithm.digest().length());
    return new ExpectedHash(algorithm, value);
  }

  private static void requireHex(String text, int bytes) {
    try {
      if (HexFormat.of().parseHex(text).length == bytes) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // because what is no hex is answered like the wrong number of digits
    }
    throw ImagesException.invalid(VALUE, "it must be " + bytes + " bytes in hex.");
  }

  private static String text(JsonObject object, String field, int longest) {
    if (object.get(field) instanceof JsonString text) {
      return ClientText.require(field, text.getString(), longest);
    }
    throw ImagesException.invalid(field, "it must be a string.");
  }
}
