package org.cloudimages.image.change.syntax;

import static java.util.stream.Collectors.joining;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.content.ClientText;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.image.entity.AttributeType;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.ImageId;
import org.cloudimages.image.entity.Visibility;

/** Reads what clients set attributes to, and keeps them from those that are ours alone. */
public final class AttributeSyntax {

  private static final int MAX_NAME = 255;

  /** What each property may be; its schema may ask for more. */
  private static final AttributeType PROPERTY = AttributeType.textUpTo(64 * 1024).orNull();

  private static final String PROPERTY_NAME = "name of a property";
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

  private AttributeSyntax() {}

  /**
   * Checks a new value.
   *
   * @throws ImagesException 400 for a value that the attribute cannot have or a name that no
   *     property can have, 403 for an attribute that clients cannot set
   */
  public static AttributeChange change(String name, JsonValue value) {
    Optional<ImageAttribute> attribute = settable(name);
    if (attribute.isPresent()) {
      return new AttributeChange.Base(attribute.get(), value(name, attribute.get().type(), value));
    }
    ClientText.require(PROPERTY_NAME, name, MAX_NAME);
    if (name.isEmpty()) {
      throw ImagesException.invalid(PROPERTY_NAME, "'' is empty.");
    }
    ClientText.requireNoBlanksAround(PROPERTY_NAME, name);
    return new AttributeChange.Property(name, (String) value(name, PROPERTY, value));
  }

  /**
   * Makes sure that clients may remove the attribute, whatever its name: properties may have names
   * that none is given any more.
   *
   * @throws ImagesException 403 when it is read-only, reserved, or always there
   */
  public static void requireRemovable(String name) {
    if (settable(name).isPresent()) {
      throw ImagesException.untouchable(name, "cannot be removed.");
    }
  }

  /**
   * Returns the base attribute of that name; none where the name is that of a property.
   *
   * @throws ImagesException 403 when it is read-only or reserved
   */
  private static Optional<ImageAttribute> settable(String name) {
    Optional<ImageAttribute> attribute = ImageAttribute.of(name);
    if (attribute.isPresent() && !attribute.get().isSettable()) {
      throw ImagesException.untouchable(name, "is read-only.");
    }
    if (ImageAttribute.isReserved(name)) {
      throw ImagesException.untouchable(name, "is reserved.");
    }
    return attribute;
  }

  /**
   * Reads an id that a client chose.
   *
   * @throws ImagesException 400 when it is no UUID
   */
  static String id(JsonValue value) {
    return ImageId.of(uuid(ImageAttribute.ID.text(), value));
  }

  /**
   * Checks a tag.
   *
   * @throws ImagesException 400 when it is empty, too long, or no path can name it
   */
  public static String tag(String field, String tag) {
    int maxLength = ImageAttribute.TAGS.type().maxLength();
    return ClientText.requireNameable(field, "tag", ClientText.require(field, tag, maxLength));
  }

  private static Object value(String name, AttributeType type, JsonValue value) {
    if (type.nullable() && value == JsonValue.NULL) {
      return null;
    }
    return switch (type.kind()) {
      case TEXT -> text(name, type, value);
      case PROJECT -> ClientText.requireNoBlanksAround(name, text(name, type, value));
      case WORD -> word(name, type, value);
      case VISIBILITY -> Visibility.of(word(name, type, value)).orElseThrow();
      case FLAG -> flag(name, value);
      case COUNT -> count(name, value);
      case TAGS -> tags(name, value);
      case UUID, STATUS, DATE, BYTES, OBJECTS -> throw new IllegalArgumentException(name);
    };
  }

  private static String text(String name, AttributeType type, JsonValue value) {
    return ClientText.require(name, string(name, value), type.maxLength());
  }

  private static String word(String name, AttributeType type, JsonValue value) {
    String text = string(name, value);
    if (!type.words().contains(text)) {
      throw ImagesException.invalid(
          name, type.words().stream().sorted().collect(joining(", ", "it must be one of ", ".")));
    }
    return text;
  }

  private static boolean flag(String name, JsonValue value) {
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return value == JsonValue.TRUE;
    }
    throw ImagesException.invalid(name, "it must be true or false.");
  }

  private static int count(String name, JsonValue value) {
    if (value instanceof JsonNumber number && INTEGER.matcher(number.toString()).matches()) {
      long count = Long.parseLong(number.toString());
      if (count >= 0 && count <= Integer.MAX_VALUE) {
        return (int) count;
      }
    }
    throw ImagesException.invalid(
        name, "it must be an integer from 0 to " + Integer.MAX_VALUE + ".");
  }

  private static String uuid(String name, JsonValue value) {
    String text = string(name, value);
    if (!ImageId.isPossible(text)) {
      throw ImagesException.invalid(name, "it must be a UUID.");
    }
    return text;
  }

  private static Set<String> tags(String name, JsonValue value) {
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
