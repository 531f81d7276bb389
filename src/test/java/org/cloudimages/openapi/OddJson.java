package org.cloudimages.openapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes JSON by a schema of the document, as it says or with something wrong in it, as the text
 * that is sent, one character for each byte.
 */
final class OddJson {

  private static final int MAX_DEPTH = 6;

  /**
   * What a text of that name is worth to be, because its schema says no more than that it is one.
   */
  private static final Map<String, List<String>> NAMED =
      Map.ofEntries(
          Map.entry("path", Odd.POINTERS),
          Map.entry("add", Odd.POINTERS),
          Map.entry("replace", Odd.POINTERS),
          Map.entry("remove", Odd.POINTERS),
          Map.entry("id", List.of("$FRESH", "$QUEUED", "$FOREIGN", "$UNKNOWN")),
          Map.entry("ids", List.of("$QUEUED", "$FOREIGN", "$UNKNOWN", "$ACTIVE", "none")),
          Map.entry("glance_image_id", List.of("$QUEUED", "$FOREIGN", "$UNKNOWN")),
          Map.entry("owner", List.of("demo", "other", "admin")),
          Map.entry("member", List.of("other", "demo", "solo")),
          Map.entry("stores", List.of("default", "none")),
          Map.entry("os_hash_algo", List.of("sha512", "sha256", "md5", "crc32")),
          Map.entry("name", List.of("plain", "glance-direct", "web-download", "copy-image")),
          Map.entry("uri", Odd.URLS),
          Map.entry("url", Odd.URLS),
          Map.entry("import_from", Odd.URLS));

  private final JsonObject root;
  private final Draw draw;
  private final boolean isOdd;

  private OddJson(JsonObject root, Draw draw, boolean isOdd) {
    this.root = root;
    this.draw = draw;
    this.isOdd = isOdd;
  }

  /** A text as the schema says. */
  static String valid(JsonObject root, JsonValue schema, Draw draw) {
    return new OddJson(root, draw, false).of(schema, "", 0);
  }

  /** A text that may have anything wrong, in its values or as a whole. */
  static String odd(JsonObject root, JsonValue schema, Draw draw) {
    String text = new OddJson(root, draw, true).of(schema, "", 0);
    return draw.oneIn(4) ? spoiled(text, draw) : text;
  }

  /** Any value, of a few levels. */
  private String any(int depth) {
    return switch (draw.below(depth < 3 ? 8 : 6)) {
      case 0 -> "\"x\"";
      case 1 -> "null";
      case 2 -> draw.of("true", "false");
      case 3 -> draw.of(Odd.NUMBERS);
      case 4 -> "\"" + draw.of(Odd.ESCAPED_TEXTS) + "\"";
      case 5 -> draw.of("[]", "{}", "[[]]", "\"\"");
      case 6 -> "[" + any(depth + 1) + "," + any(depth + 1) + "]";
      default -> "{\"" + draw.of(Odd.ESCAPED_TEXTS) + "\":" + any(depth + 1) + "}";
    };
  }

  private String of(JsonValue given, String name, int depth) {
    JsonObject schema = Document.resolve(root, given);
    if (depth > MAX_DEPTH || (isOdd && draw.oneIn(7))) {
      return any(depth);
    }
    if (schema.containsKey("const")) {
      return schema.get("const").toString();
    }
    if (schema.containsKey("enum")) {
      return draw.of(schema.getJsonArray("enum")).toString();
    }
    if (schema.containsKey("oneOf")) {
      return of(draw.of(schema.getJsonArray("oneOf")), name, depth);
    }
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, name, depth);
      case "integer", "number" -> draw.of("0", "1", "7");
      case "boolean" -> draw.of("false", "true");
      case "string" -> "\"" + draw.of(texts(schema, name)) + "\"";
      case "null" -> "null";
      default -> any(depth);
    };
  }

  private String type(JsonObject schema) {
    JsonValue type = schema.get("type");
    if (type instanceof JsonArray types) {
      return types.getString(draw.below(types.size()));
    }
    return type instanceof JsonString one ? one.getString() : "";
  }

  private List<String> texts(JsonObject schema, String name) {
    if (isOdd && draw.oneIn(4)) {
      return Odd.ESCAPED_TEXTS;
    }
    if (schema.containsKey("pattern")) {
      return NAMED.get("id");
    }
    return NAMED.getOrDefault(name, Odd.PLAIN_TEXTS);
  }

  private String object(JsonObject schema, int depth) {
    JsonObject properties =
        schema.getOrDefault("properties", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    List<String> required =
        schema.containsKey("required")
            ? schema.getJsonArray("required").getValuesAs(JsonString::getString)
            : List.of();
    // because a schema may ask for exactly one
    boolean hasOne = schema.get("maxProperties") instanceof JsonNumber most && most.intValue() == 1;
    int only = hasOne && !properties.isEmpty() ? draw.below(properties.size()) : -1;
    List<String> fields = new ArrayList<>();
    int n = 0;
    for (Map.Entry<String, JsonValue> property : properties.entrySet()) {
      boolean isThere =
          only >= 0 ? only == n : required.contains(property.getKey()) || draw.oneIn(4);
      if (isThere && !(isOdd && draw.oneIn(12))) {
        fields.add(
            "\""
                + property.getKey()
                + "\":"
                + of(property.getValue(), property.getKey(), depth + 1));
      }
      n++;
    }
    if (schema.get("additionalProperties") instanceof JsonObject more && draw.oneIn(3)) {
      fields.add("\"name\":" + of(more, "", depth + 1));
    }
    if (properties.isEmpty() && draw.oneIn(2)) {
      fields.add("\"import_from\":\"" + draw.of(Odd.URLS) + "\",\"image_uuid\":\"$FOREIGN\"");
    }
    if (isOdd && draw.oneIn(6)) {
      fields.add("\"" + draw.of(Odd.ESCAPED_TEXTS) + "\":" + any(depth + 1));
    }
    if (isOdd && !fields.isEmpty() && draw.oneIn(12)) {
      fields.add(fields.get(0));
    }
    return "{" + String.join(",", fields) + "}";
  }

  private String array(JsonObject schema, String name, int depth) {
    int size = isOdd && draw.oneIn(30) ? 1100 : draw.below(4);
    if (size == 0 && schema.containsKey("minItems") && !isOdd) {
      size = 1;
    }
    List<String> items = new ArrayList<>();
    for (int n = 0; n < Math.min(size, 4); n++) {
      items.add(of(schema.getOrDefault("items", JsonValue.EMPTY_JSON_OBJECT), name, depth + 1));
    }
    for (int n = 4; n < size; n++) {
      items.add(items.get(n % 4));
    }
    return "[" + String.join(",", items) + "]";
  }

  private static String spoiled(String text, Draw draw) {
    int middle = text.length() / 2;
    return switch (draw.below(9)) {
      case 0 -> text.substring(0, middle);
      case 1 -> text + draw.of("x", "{}", "\0", ",");
      case 2 -> "\u00ef\u00bb\u00bf" + text;
      case 3 -> new String(text.getBytes(UTF_16), ISO_8859_1);
      case 4 -> text.substring(0, middle) + draw.of(Odd.BYTES) + text.substring(middle);
      case 5 -> draw.of(Odd.BODIES);
      case 6 -> text.replace('"', '\'');
      case 7 -> "[".repeat(draw.of(List.of(100, 20_000))) + text;
      default -> "{\"name\":\"" + "x".repeat(draw.of(List.of(300, 70_000, 1_100_000))) + "\"}";
    };
  }
}
