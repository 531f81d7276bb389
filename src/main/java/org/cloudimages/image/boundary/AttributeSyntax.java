package org.cloudimages.image.boundary;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.AttributeChange;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.Visibility;

/** What the values of attributes may be: types, lengths, enumerations; and which are ours alone. */
final class AttributeSyntax {

  static final Set<String> DISK_FORMATS =
      Set.of("ami", "ari", "aki", "vhd", "vhdx", "vmdk", "raw", "qcow2", "vdi", "iso", "ploop");
  static final Set<String> CONTAINER_FORMATS =
      Set.of("ami", "ari", "aki", "bare", "ovf", "ova", "docker", "compressed");

  private static final int LONGEST_TEXT = 255;
  private static final int LONGEST_PROPERTY = 64 * 1024;
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "status",
          "checksum",
          "size",
          "virtual_size",
          "created_at",
          "updated_at",
          "os_hash_algo",
          "os_hash_value",
          "direct_url",
          "self",
          "file",
          "schema",
          "stores",
          "locations");
  private static final Set<String> RESERVED = Set.of("location", "deleted", "deleted_at");
  private static final String RESERVED_PREFIX = "os_glance";

  private static final Map<String, Rule> RULES = new HashMap<>();

  static {
    RULES.put("name", nullable(AttributeSyntax::text));
    RULES.put("owner", nullable(AttributeSyntax::text));
    RULES.put("visibility", AttributeSyntax::visibility);
    RULES.put("protected", AttributeSyntax::bool);
    RULES.put("os_hidden", AttributeSyntax::bool);
    RULES.put("disk_format", nullable(oneOf(DISK_FORMATS)));
    RULES.put("container_format", nullable(oneOf(CONTAINER_FORMATS)));
    RULES.put("min_disk", AttributeSyntax::count);
    RULES.put("min_ram", AttributeSyntax::count);
    RULES.put("tags", AttributeSyntax::tags);
    RULES.put("kernel_id", nullable(AttributeSyntax::uuid));
    RULES.put("ramdisk_id", nullable(AttributeSyntax::uuid));
    RULES.put(
        "cinder_encryption_key_deletion_policy",
        oneOf(Set.of("on_image_deletion", "do_not_delete")));
  }

  private AttributeSyntax() {}

  /** Turns a JSON value into the attribute's own type. */
  @FunctionalInterface
  private interface Rule {
    Object read(String name, JsonValue value);
  }

  /**
   * Checks a new value.
   *
   * @throws ImagesException 400 for a value that the attribute cannot have, 403 for an attribute
   *     that clients cannot set
   */
  static AttributeChange change(String name, JsonValue value) {
    requireSettable(name);
    return new AttributeChange(
        name, RULES.getOrDefault(name, AttributeSyntax::property).read(name, value));
  }

  /**
   * Makes sure that clients may set the attribute.
   *
   * @throws ImagesException 403 when it is read-only or reserved, 400 when it can be no name
   */
  static void requireSettable(String name) {
    if (READ_ONLY.contains(name)) {
      throw ImagesException.forbidden("'" + name + "' is read-only.");
    }
    if (RESERVED.contains(name) || name.startsWith(RESERVED_PREFIX)) {
      throw ImagesException.forbidden("'" + name + "' is reserved.");
    }
    if (!Image.ATTRIBUTES.contains(name)) {
      requireText("name of a property", name, LONGEST_TEXT);
    }
  }

  /**
   * Checks an id that a client chose.
   *
   * @throws ImagesException 400 when it is no UUID
   */
  static String id(JsonValue value) {
    return (String) uuid("id", value);
  }

  private static Rule nullable(Rule rule) {
    return (name, value) -> value == JsonValue.NULL ? null : rule.read(name, value);
  }

  private static Rule oneOf(Set<String> values) {
    return (name, value) -> {
      String text = string(name, value);
      if (!values.contains(text)) {
        throw ImagesException.invalid(
            name, "it must be one of " + String.join(", ", new TreeSet<>(values)) + ".");
      }
      return text;
    };
  }

  private static Object text(String name, JsonValue value) {
    return requireText(name, string(name, value), LONGEST_TEXT);
  }

  private static Object property(String name, JsonValue value) {
    return requireText(name, string(name, value), LONGEST_PROPERTY);
  }

  private static Object visibility(String name, JsonValue value) {
    return Visibility.of(string(name, value))
        .orElseThrow(
            () ->
                ImagesException.invalid(
                    name, "it must be one of community, private, public, shared."));
  }

  private static Object bool(String name, JsonValue value) {
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return value == JsonValue.TRUE;
    }
    throw ImagesException.invalid(name, "it must be true or false.");
  }

  private static Object count(String name, JsonValue value) {
    if (value instanceof JsonNumber number && INTEGER.matcher(number.toString()).matches()) {
      long count = Long.parseLong(number.toString());
      if (count >= 0 && count <= Integer.MAX_VALUE) {
        return (int) count;
      }
    }
    throw ImagesException.invalid(
        name, "it must be an integer from 0 to " + Integer.MAX_VALUE + ".");
  }

  private static Object uuid(String name, JsonValue value) {
    String text = string(name, value);
    if (!UUID.matcher(text).matches()) {
      throw ImagesException.invalid(name, "it must be a UUID.");
    }
    return text;
  }

  private static Object tags(String name, JsonValue value) {
    if (!(value instanceof JsonArray array)) {
      throw ImagesException.invalid(name, "it must be an array of strings.");
    }
    Set<String> tags = new TreeSet<>();
    array.forEach(tag -> tags.add((String) text(name, tag)));
    return tags;
  }

  private static String string(String name, JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw ImagesException.invalid(name, "it must be a string.");
  }

  private static String requireText(String name, String text, int longest) {
    if (text.codePointCount(0, text.length()) > longest) {
      throw ImagesException.invalid(name, "it has more than " + longest + " characters.");
    }
    if (!isStorable(text)) {
      throw ImagesException.invalid(name, "it has a character that is none in Unicode.");
    }
    return text;
  }

  /** NUL and halves of surrogate pairs can be written in JSON, but not in every database. */
  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
