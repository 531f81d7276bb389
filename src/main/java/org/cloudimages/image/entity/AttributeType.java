package org.cloudimages.image.entity;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the values of an attribute may be.
 *
 * @param nullable whether there may be none
 * @param maxLength characters of a text at most; 0 where they are not counted
 * @param words the only texts that there are; empty where any may be
 */
public record AttributeType(Kind kind, boolean nullable, int maxLength, List<String> words) {

  /** The values in Java; on the wire they are texts where nothing else is said. */
  public enum Kind {
    /** String. */
    TEXT,
    /** String, the id of a project: without blanks at its ends. */
    PROJECT,
    /** String, see {@link ImageId}. */
    UUID,
    /** String, one of the words. */
    WORD,
    /** {@link ImageStatus}, by its word. */
    STATUS,
    /** {@link Visibility}, by its word. */
    VISIBILITY,
    /** Instant; a date of ISO 8601 in whole seconds. */
    DATE,
    /** Boolean; true or false. */
    FLAG,
    /** Integer; a number from 0. */
    COUNT,
    /** Long; a number from 0. */
    BYTES,
    /** Set of Strings; an array of texts, each of which has at most so many characters. */
    TAGS,
    /** Nothing; an array of objects. */
    OBJECTS
  }

  public static final AttributeType UUID = of(Kind.UUID);
  static final AttributeType NAME = textUpTo(255).orNull();
  static final AttributeType PROJECT = new AttributeType(Kind.PROJECT, true, 255, List.of());
  static final AttributeType ANY_STATUS =
      words(Kind.STATUS, Stream.of(ImageStatus.values()).map(ImageStatus::text));
  static final AttributeType ANY_VISIBILITY =
      words(Kind.VISIBILITY, Stream.of(Visibility.values()).map(Visibility::text));
  static final AttributeType DISK =
      word("ami", "ari", "aki", "vhd", "vhdx", "vmdk", "raw", "qcow2", "vdi", "iso", "ploop")
          .orNull();
  static final AttributeType CONTAINER =
      word("ami", "ari", "aki", "bare", "ovf", "ova", "docker", "compressed").orNull();
  public static final AttributeType DATE = of(Kind.DATE);
  static final AttributeType FLAG = of(Kind.FLAG);
  static final AttributeType COUNT = of(Kind.COUNT);
  static final AttributeType BYTES = of(Kind.BYTES).orNull();
  static final AttributeType TAGS = new AttributeType(Kind.TAGS, false, 255, List.of());
  public static final AttributeType TEXT = of(Kind.TEXT);
  static final AttributeType OBJECTS = of(Kind.OBJECTS);

  private static AttributeType of(Kind kind) {
    return new AttributeType(kind, false, 0, List.of());
  }

  private static AttributeType words(Kind kind, Stream<String> words) {
    return new AttributeType(kind, false, 0, words.toList());
  }

  /** One of these words. */
  public static AttributeType word(String... words) {
    return words(Kind.WORD, Stream.of(words));
  }

  /** A text of at most so many characters. */
  public static AttributeType textUpTo(int maxLength) {
    return new AttributeType(Kind.TEXT, false, maxLength, List.of());
  }

  /** The same, or null. */
  public AttributeType orNull() {
    return new AttributeType(kind, true, maxLength, words);
  }
}
