package org.cloudimages.image.property;

import static java.util.stream.Collectors.joining;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.cloudimages.image.property.TypedProperty.Rule;

/**
 * Reads the JSON schema of one property: texts with {@code enum}, {@code pattern}, {@code
 * minLength} and {@code maxLength}, because nothing else is kept of a property. What only describes
 * is passed on; any other keyword is refused, because clients would be told of a rule that nobody
 * keeps.
 */
final class PropertyForm {

  private static final String ENUM = "enum";
  private static final JsonString TEXT = Json.createValue("string");
  private static final JsonString NULL = Json.createValue("null");

  private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

  private static final Set<String> DESCRIBING =
      Set.of("type", "description", "title", "default", "format", "is_base");

  private final String name;
  private final JsonObject schema;

  private PropertyForm(String name, JsonObject schema) {
    this.name = name;
    this.schema = schema;
  }

  /**
   * Reads the schema.
   *
   * @throws IllegalArgumentException for what it cannot have, naming the property and the keyword
   */
  static TypedProperty parse(String name, JsonObject schema) {
    return new PropertyForm(name, schema).property();
  }

  private TypedProperty property() {
    boolean nullable =
        isNullable() && (!schema.containsKey(ENUM) || words().contains(JsonValue.NULL));
    List<Rule> rules = schema.keySet().stream().flatMap(keyword -> rule(keyword).stream()).toList();
    return new TypedProperty(shown(), nullable, rules);
  }

  private Optional<Rule> rule(String keyword) {
    return switch (keyword) {
      case ENUM -> Optional.of(oneOf(words()));
      case "pattern" -> Optional.of(matching(schema.get(keyword)));
      case "minLength" -> {
        int least = count(keyword);
        yield Optional.of(
            new Rule(text -> length(text) >= least, "have at least " + least + " characters"));
      }
      case "maxLength" -> {
        int most = count(keyword);
        yield Optional.of(
            new Rule(text -> length(text) <= most, "have at most " + most + " characters"));
      }
      default -> {
        if (!DESCRIBING.contains(keyword)) {
          throw wrong(keyword, "is not supported");
        }
        yield Optional.empty();
      }
    };
  }

  /** What clients are told: that it is no base attribute, too. */
  private JsonObject shown() {
    return Json.createObjectBuilder()
        .add("type", TEXT)
        .addAll(Json.createObjectBuilder(schema))
        .add("is_base", false)
        .build();
  }

  private boolean isNullable() {
    JsonValue type = schema.getOrDefault("type", TEXT);
    Set<JsonValue> types = type instanceof JsonArray array ? Set.copyOf(array) : Set.of(type);
    if (!types.contains(TEXT) || !Set.of(TEXT, NULL).containsAll(types)) {
      throw wrong("type", "must be \"string\", or [\"null\", \"string\"]");
    }
    return types.contains(NULL);
  }

  private List<JsonValue> words() {
    if (schema.get(ENUM) instanceof JsonArray array
        && array.stream().anyMatch(word -> word instanceof JsonString)
        && array.stream().allMatch(word -> word instanceof JsonString || word == JsonValue.NULL)) {
      return array;
    }
    throw wrong(ENUM, "must be an array of texts, or of texts and null");
  }

  private static Rule oneOf(List<JsonValue> words) {
    Set<String> texts = new TreeSet<>();
    words.forEach(
        word -> {
          if (word instanceof JsonString text) {
            texts.add(text.getString());
          }
        });
    return new Rule(texts::contains, texts.stream().collect(joining(", ", "be one of ", "")));
  }

  private Rule matching(JsonValue value) {
    if (!(value instanceof JsonString text)) {
      throw wrong("pattern", "must be a text");
    }
    try {
      Pattern pattern = Pattern.compile(text.getString());
      return new Rule(tried -> isFound(pattern, tried), "match " + pattern);
    } catch (PatternSyntaxException e) {
      throw wrong("pattern", "is no regular expression: " + e.getMessage());
    }
  }

  private static boolean isFound(Pattern pattern, String text) {
    try {
      return pattern.matcher(new BoundedText(text)).find();
    } catch (StackOverflowError | BoundedText.TooManyLooksException e) {
      // because the JDK recurses for each repetition of a group, and a text may have 64 KiB
      return false;
    }
  }

  private int count(String keyword) {
    if (schema.get(keyword) instanceof JsonNumber number
        && COUNT.matcher(number.toString()).matches()) {
      return number.intValue();
    }
    throw wrong(keyword, "must be a whole number from 0");
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private IllegalArgumentException wrong(String keyword, String why) {
    return new IllegalArgumentException("'" + keyword + "' of '" + name + "' " + why);
  }
}
