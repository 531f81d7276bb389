package org.cloudimages.image.search;

import static java.util.function.Function.identity;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.cloudimages.image.entity.AttributeType.Kind;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;

/** One key of a sort order. Nulls sort as the smallest value, so that paging loses no row. */
public record ImageSort(ImageAttribute key, boolean descending) {

  private static final Map<ImageAttribute, String> EXPRESSIONS =
      new EnumMap<>(
          Arrays.stream(ImageAttribute.values())
              .filter(ImageAttribute::isKept)
              .collect(Collectors.toMap(identity(), ImageSort::expression)));

  private static String expression(ImageAttribute key) {
    String column = "i." + key.text();
    return key.type().nullable()
        ? "COALESCE(" + column + ", " + (isNumber(key) ? "-1" : "''") + ")"
        : column;
  }

  private static boolean isNumber(ImageAttribute key) {
    return key.type().kind() == Kind.BYTES;
  }

  String expression() {
    return EXPRESSIONS.get(key);
  }

  String direction() {
    return descending ? " DESC" : " ASC";
  }

  /** The operator that finds what comes behind a value. */
  String behind() {
    return descending ? "<" : ">";
  }

  /** What an image is sorted by. */
  Object value(Image image) {
    Object value = key.value(image);
    if (value != null) {
      return value;
    }
    return isNumber(key) ? (Object) (-1L) : "";
  }

  /** Whether an image that was deleted still has the value by which it was listed. */
  boolean outlivesDeletion() {
    return key.sort() == ImageAttribute.Sort.YES;
  }
}
