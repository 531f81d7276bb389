package org.cloudimages.image.entity;

import static java.util.function.Function.identity;
import static org.cloudimages.image.entity.AttributeType.ANY_STATUS;
import static org.cloudimages.image.entity.AttributeType.ANY_VISIBILITY;
import static org.cloudimages.image.entity.AttributeType.BYTES;
import static org.cloudimages.image.entity.AttributeType.COUNT;
import static org.cloudimages.image.entity.AttributeType.DATE;
import static org.cloudimages.image.entity.AttributeType.FLAG;
import static org.cloudimages.image.entity.AttributeType.TEXT;
import static org.cloudimages.image.entity.AttributeType.textUpTo;
import static org.cloudimages.image.entity.ImageAttribute.Filter.ANY_OF;
import static org.cloudimages.image.entity.ImageAttribute.Filter.EQUAL;
import static org.cloudimages.image.entity.ImageAttribute.Filter.NONE;
import static org.cloudimages.image.entity.ImageAttribute.Filter.RANGE;
import static org.cloudimages.image.entity.ImageAttribute.Filter.SCOPE;
import static org.cloudimages.image.entity.ImageAttribute.Setter.ADMIN;
import static org.cloudimages.image.entity.ImageAttribute.Setter.CLIENT;
import static org.cloudimages.image.entity.ImageAttribute.Setter.SERVICE;
import static org.cloudimages.image.entity.ImageAttribute.Sort.NO;
import static org.cloudimages.image.entity.ImageAttribute.Sort.UNTIL_DELETED;
import static org.cloudimages.image.entity.ImageAttribute.Sort.YES;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The base attributes of an image, in the order in which they are shown: the one place that says
 * what an attribute is. Each image has all of them, be they null, so that none can be removed. One
 * that is kept has a column of the same name as on the wire.
 */
@SuppressWarnings("ImmutableEnumChecker") // because the functions have no state
public enum ImageAttribute {
  ID(AttributeType.UUID, Setter.CREATOR, ANY_OF, YES, Image::id, "What it is found by."),
  NAME(AttributeType.NAME, CLIENT, ANY_OF, YES, Image::name, "What people call it."),
  STATUS(ANY_STATUS, SERVICE, ANY_OF, UNTIL_DELETED, Image::status, "Where it is in its life."),
  VISIBILITY(ANY_VISIBILITY, CLIENT, SCOPE, NO, Image::visibility, "Who else may see it."),
  PROTECTED(FLAG, CLIENT, EQUAL, NO, Image::isProtected, "Whether nobody can delete it."),
  OS_HIDDEN(FLAG, CLIENT, SCOPE, NO, Image::isHidden, "Whether usual lists leave it out."),
  OWNER(AttributeType.PROJECT, ADMIN, EQUAL, NO, Image::owner, "The project that it belongs to."),
  DISK_FORMAT(
      AttributeType.DISK, CLIENT, ANY_OF, YES, Image::diskFormat, "The format of the disk."),
  CONTAINER_FORMAT(
      AttributeType.CONTAINER, CLIENT, ANY_OF, YES, Image::containerFormat, "What the disk is in."),
  MIN_DISK(COUNT, CLIENT, RANGE, NO, Image::minDisk, "The disk that it needs, in GiB."),
  MIN_RAM(COUNT, CLIENT, RANGE, NO, Image::minRam, "The memory that it needs, in MiB."),
  CHECKSUM(
      textUpTo(32).orNull(),
      SERVICE,
      EQUAL,
      NO,
      ofData(ImageData::checksum),
      "The MD5 of its data, in hex."),
  OS_HASH_ALGO(
      textUpTo(64).orNull(),
      SERVICE,
      EQUAL,
      NO,
      ofData(ImageData::hashAlgorithm),
      "What made os_hash_value."),
  OS_HASH_VALUE(
      textUpTo(128).orNull(),
      SERVICE,
      EQUAL,
      NO,
      ofData(ImageData::hashValue),
      "The hash of its data, in hex."),
  SIZE(BYTES, SERVICE, RANGE, YES, ofData(ImageData::size), "The bytes of its data."),
  VIRTUAL_SIZE(
      BYTES, SERVICE, RANGE, NO, ofData(ImageData::virtualSize), "The bytes of the disk inside."),
  CREATED_AT(DATE, SERVICE, Filter.DATE, YES, Image::createdAt, "When it was made."),
  UPDATED_AT(DATE, SERVICE, Filter.DATE, UNTIL_DELETED, Image::updatedAt, "When it changed last."),
  TAGS(AttributeType.TAGS, CLIENT, Filter.TAG, NO, Image::tags, "Words that it is found by."),
  STORES(TEXT, "The ids of the stores that have its data, with commas."),
  SELF(TEXT, "The path of it."),
  FILE(TEXT, "The path of its data."),
  SCHEMA(TEXT, "The path of the schema that says what it has."),
  DIRECT_URL(TEXT, "Where its data lie."),
  LOCATIONS(AttributeType.OBJECTS, "Where its data lie, each with what is known of it.");

  /** Who gives it its values. */
  public enum Setter {
    /** Who may change the image. */
    CLIENT,
    /** An administrator; the owner too, who makes the image for its own project. */
    ADMIN,
    /** Who makes the image, if it likes to. */
    CREATOR,
    /** The service alone. */
    SERVICE
  }

  /** How lists are asked for by it. */
  public enum Filter {
    /** Not at all: the parameter of its name asks for a property. */
    NONE,
    /** One value. */
    EQUAL,
    /** One value or one of several. */
    ANY_OF,
    /** A number, or the least or the greatest one. */
    RANGE,
    /** A date, or one that is before or behind it. */
    DATE,
    /** A tag, for each of which there is a parameter {@code tag}. */
    TAG,
    /** A word that says which list it is. */
    SCOPE
  }

  /** Whether lists can be sorted by it. */
  public enum Sort {
    NO,
    /** Yes, but an image that is deleted has lost its place, because a delete changes the value. */
    UNTIL_DELETED,
    YES
  }

  /** Names that were attributes of images once, or are to those who keep them. */
  private static final Set<String> FORMER = Set.of("location", "deleted", "deleted_at");

  private static final Map<String, ImageAttribute> BY_TEXT =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ImageAttribute::text, identity()));

  private final String text = name().toLowerCase(Locale.ROOT);
  private final AttributeType type;
  private final Setter setter;
  private final Filter filter;
  private final Sort sort;
  private final Function<Image, Object> value;
  private final String description;

  ImageAttribute(
      AttributeType type,
      Setter setter,
      Filter filter,
      Sort sort,
      Function<Image, Object> value,
      String description) {
    this.type = type;
    this.setter = setter;
    this.filter = filter;
    this.sort = sort;
    this.value = value;
    this.description = description;
  }

  /** One that is not kept, but made when an image is shown; not every image shows it. */
  ImageAttribute(AttributeType type, String description) {
    this(type, SERVICE, NONE, NO, null, description);
  }

  private static Function<Image, Object> ofData(Function<ImageData, Optional<?>> value) {
    return image -> image.data().<Object>flatMap(value).orElse(null);
  }

  /** Returns the attribute of that name. */
  public static Optional<ImageAttribute> of(String text) {
    return Optional.ofNullable(BY_TEXT.get(text));
  }

  /** Whether no property can have that name, though it is no attribute's. */
  public static boolean isReserved(String text) {
    return FORMER.contains(text) || text.startsWith(Image.RESERVED_PREFIX);
  }

  /** The name on the wire, and that of the column. */
  public String text() {
    return text;
  }

  public AttributeType type() {
    return type;
  }

  public Setter setter() {
    return setter;
  }

  /** Whether it can change after the image was made. */
  public boolean isSettable() {
    return setter == CLIENT || setter == ADMIN;
  }

  public Filter filter() {
    return filter;
  }

  public Sort sort() {
    return sort;
  }

  /** Whether images have it in their rows. */
  public boolean isKept() {
    return value != null;
  }

  /** What the image has, in the Java type of the attribute; null for nothing. Only of one kept. */
  public Object value(Image image) {
    return value.apply(image);
  }

  /** What it says, in one sentence for the users of clients. */
  public String description() {
    return description;
  }
}
