package org.cloudimages.openapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.openapi.GeneratedRequest.Header;

/**
 * Makes requests from the document: an operation with its parameters and its body as they are
 * described, and, of two in three, with something wrong in one place or in several.
 */
final class RequestMaker {

  private static final List<DocumentedOperation> OPERATIONS = Document.SERVED.operations();

  /** The first of them asks most. */
  private static final List<String> USERS =
      List.of(
          "member",
          "member",
          "member",
          "member",
          "member",
          "member",
          "stranger",
          "stranger",
          "stranger",
          "reader",
          "colleague",
          "creator",
          "nobody",
          "observer",
          "service",
          "admin",
          "");

  private static final Map<String, List<String>> IN_PATH =
      Map.of(
          "member", List.of("other", "demo", "solo", "nobody"),
          "tag", List.of("word", "stable"),
          "store", List.of("default", "none", "staging"),
          "name", List.of("image", "images", "member", "members", "task", "tasks", "none"));

  private static final List<String> IMAGES =
      List.of(
          "$QUEUED", "$ACTIVE", "$QUEUED", "$ACTIVE", "$FOREIGN", "$SHARED", "$PUBLIC", "$UNKNOWN");

  private final Draw draw;
  private final DocumentedOperation operation;
  private final boolean isOdd;

  private RequestMaker(Draw draw) {
    this.draw = draw;
    this.operation = draw.of(OPERATIONS);
    this.isOdd = !draw.oneIn(3);
  }

  static GeneratedRequest any(Draw draw) {
    return new RequestMaker(draw).request();
  }

  private GeneratedRequest request() {
    String method = oddly(12) ? draw.of(Odd.METHODS) : operation.method();
    String target = path() + query();
    List<Header> headers = new ArrayList<>();
    Optional<String> body = body(headers);
    documented(headers);
    if (oddly(2)) {
      headers.add(new Header("Accept", draw.of(Odd.ACCEPTED)));
    }
    for (int n = isOdd ? draw.below(3) : 0; n > 0; n--) {
      headers.add(new Header(draw.of(Odd.HEADER_NAMES), draw.of(Odd.HEADER_VALUES)));
    }
    if (oddly(30) && !headers.isEmpty()) {
      headers.add(headers.get(0));
    }
    return new GeneratedRequest(draw.of(USERS), method, target, List.copyOf(headers), body);
  }

  private boolean oddly(int times) {
    return isOdd && draw.oneIn(times);
  }

  private String path() {
    StringBuilder path = new StringBuilder();
    for (String segment : operation.path().substring(1).split("/")) {
      boolean isParameter = segment.startsWith("{");
      path.append('/');
      if (oddly(isParameter ? 8 : 40)) {
        path.append(draw.of(Odd.SEGMENTS));
      } else {
        path.append(isParameter ? parameter(segment.substring(1, segment.length() - 1)) : segment);
      }
    }
    String alias =
        path.toString().replaceFirst("^/v2/", draw.of("/v2/", "/v2.17/", "/v2.0/", "//v2/"));
    return oddly(20) ? alias : path.toString();
  }

  private String parameter(String name) {
    return draw.of(name.equals("id") ? IMAGES : IN_PATH.get(name));
  }

  private String query() {
    if (oddly(12)) {
      return draw.of(Odd.TAILS);
    }
    List<String> pairs = new ArrayList<>();
    for (JsonObject parameter : parameters("query")) {
      if (draw.oneIn(6)) {
        pairs.add(parameter.getString("name") + "=" + escaped(value(parameter)));
      }
    }
    if (oddly(8)) {
      pairs.add(escaped(draw.of(Odd.PARAMETER_NAMES)) + "=" + escaped(draw.of(Odd.PARAMETERS)));
    }
    if (oddly(12) && !pairs.isEmpty()) {
      pairs.add(pairs.get(0));
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  /** Of a parameter in a query or a header. */
  private String value(JsonObject parameter) {
    boolean isInQuery = parameter.getString("in").equals("query");
    if (oddly(2)) {
      return draw.of(isInQuery ? Odd.PARAMETERS : Odd.HEADER_VALUES);
    }
    String text = OddJson.valid(Document.SERVED.root(), parameter.get("schema"), draw);
    return text.replaceAll("[\"\\[\\]]", "");
  }

  private void documented(List<Header> headers) {
    for (JsonObject parameter : parameters("header")) {
      boolean isThere = parameter.getBoolean("required", false) ? !oddly(4) : draw.oneIn(4);
      if (isThere) {
        headers.add(new Header(parameter.getString("name"), value(parameter)));
      }
    }
  }

  private List<JsonObject> parameters(String place) {
    return operation
        .definition()
        .getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY)
        .asJsonArray()
        .stream()
        .map(given -> Document.resolve(Document.SERVED.root(), given))
        .filter(parameter -> parameter.getString("in").equals(place))
        .toList();
  }

  /** The body; its media type goes to the headers. */
  private Optional<String> body(List<Header> headers) {
    JsonObject content = operation.requestContent();
    if (content.isEmpty()) {
      return oddly(12) ? Optional.of(draw.of(Odd.BODIES)) : Optional.empty();
    }
    if (oddly(20)) {
      return Optional.empty();
    }
    String media = draw.of(List.copyOf(content.keySet()));
    String sent = oddly(8) ? draw.of(Odd.MEDIA_TYPES) : media;
    if (!oddly(20)) {
      headers.add(new Header("Content-Type", sent.equals("*/*") ? "text/plain" : sent));
    }
    if (!media.contains("json")) {
      return Optional.of("data");
    }
    JsonValue schema = content.getJsonObject(media).get("schema");
    JsonObject root = Document.SERVED.root();
    return Optional.of(isOdd ? OddJson.odd(root, schema, draw) : OddJson.valid(root, schema, draw));
  }

  /** For a query: all but letters, digits, names of images and some marks by their bytes. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : text.getBytes(ISO_8859_1)) {
      char c = (char) (each & 0xff);
      boolean isPlain = c < 0x7f && (Character.isLetterOrDigit(c) || "-._~:,$".indexOf(c) >= 0);
      escaped.append(isPlain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return escaped.toString();
  }
}
