package org.cloudimages.image.change.boundary;

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
import org.cloudimages.http.content.ClientText;
import org.cloudimages.image.entity.AttributeChange;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageId;
import org.cloudimages.image.entity.Visibility;

/** What the values of attributes may be: types, lengths, enumerations; and which are ours alone. */
public final class AttributeSyntax {

  static final Set<String> DISK_FORMATS =
      Set.of("ami", "ari", "aki", "vhd", "vhdx", "vmdk", "raw", "qcow2", "vdi", "iso", "ploop");
  static final Set<String> CONTAINER_FORMATS =
      Set.of("ami", "ari", "aki", "bare", "ovf", "ova", "docker", "compressed");

  private static final int LONGEST_TEXT = 255;
  private static final int LONGEST_PROPERTY = 64 * 1024;
  private static final String PROPERTY_NAME = "name of a property";
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

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

  private static final Map<String, Rule> RULES = new HashMap<>();

  static {
    RULES.put("name", nullable(AttributeSyntax::text));
    RULES.put("owner", nullable(AttributeSyntax::project));
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
    refuseReserved(name);
    if (!Image.ATTRIBUTES.contains(name)) {
      ClientText.require(PROPERTY_NAME, name, LONGEST_TEXT);
      if (name.isEmpty()) {
        throw ImagesException.invalid(PROPERTY_NAME, "'' is empty.");
      }
      ClientText.requireNoBlanksAround(PROPERTY_NAME, name);
    }
  }

  /**
   * Makes sure that clients may remove the attribute, whatever its name: properties may have names
   * that none is given any more.
   *
   * @throws ImagesException 403 when it is read-only, reserved, or always there
   */
  static void requireRemovable(String name) {
    refuseReserved(name);
    if (Image.ATTRIBUTES.contains(name)) {
      throw ImagesException.forbidden("'" + name + "' cannot be removed.");
    }
  }

  private static void refuseReserved(String name) {
    if (READ_ONLY.contains(name)) {
      throw ImagesException.forbidden("'" + name + "' is read-only.");
    }
    if (RESERVED.contains(name) || name.startsWith(Image.RESERVED_PREFIX)) {
      throw ImagesException.forbidden("'" + name + "' is reserved.");
    }
  }

  /**
   * Reads an id that a client chose.
   *
   * @throws ImagesException 400 when it is no UUID
   */
  static String id(JsonValue value) {
    return ImageId.of((String) uuid("id", value));
  }

  /**
   * Checks a tag.
   *
   * @throws ImagesException 400 when it is empty, too long, or no path can name it
   */
  public static String tag(String field, String tag) {
    return ClientText.requireNameable(field, "tag", ClientText.require(field, tag, LONGEST_TEXT));
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
    return ClientText.require(name, string(name, value), LONGEST_TEXT);
  }

  private static Object project(String name, JsonValue value) {
    return ClientText.requireNoBlanksAround(name, (String) text(name, value));
  }

  private static Object property(String name, JsonValue value) {
    return ClientText.require(name, string(name, value), LONGEST_PROPERTY);
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
    if (!ImageId.isPossible(text)) {
      throw ImagesException.invalid(name, "it must be a UUID.");
    }
    return text;
  }

  private static Object tags(String name, JsonValue value) {
    if (!(value instanceof JsonArray array)) {
      throw ImagesException.invalid(name, "it must be an array of strings.");
    }
    Set<String> tags = new TreeSet<>();
    array.forEach(tag -> tags.add(tag(name, string(name, tag))));
    return tags;
  }

  private static String string(String name, JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw ImagesException.invalid(name, "it must be a string.");
  }
}
