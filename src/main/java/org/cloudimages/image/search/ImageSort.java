package org.cloudimages.image.search;

import java.util.Optional;
import java.util.function.Function;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;

/** One key of a sort order. Nulls sort as the smallest value, so that paging loses no row. */
public record ImageSort(Key key, boolean descending) {

  /** The columns that lists can be sorted by, by their names on the wire. */
  @SuppressWarnings("ImmutableEnumChecker") // because the functions have no state
  public enum Key {
    NAME("name", "COALESCE(i.name, '')", image -> text(image.name())),
    STATUS("status", "i.status", Image::status),
    CONTAINER_FORMAT(
        "container_format",
        "COALESCE(i.container_format, '')",
        image -> text(image.containerFormat())),
    DISK_FORMAT("disk_format", "COALESCE(i.disk_format, '')", image -> text(image.diskFormat())),
    SIZE("size", "COALESCE(i.size, -1)", image -> image.data().map(ImageData::size).orElse(-1L)),
    ID("id", "i.id", Image::id),
    CREATED_AT("created_at", "i.created_at", Image::createdAt),
    UPDATED_AT("updated_at", "i.updated_at", Image::updatedAt);

    private final String text;
    private final String expression;
    private final Function<Image, Comparable<?>> value;

    Key(String text, String expression, Function<Image, Comparable<?>> value) {
      this.text = text;
      this.expression = expression;
      this.value = value;
    }

    private static String text(String nullable) {
      return nullable == null ? "" : nullable;
    }

    /** Returns the key of that name. */
    public static Optional<Key> of(String text) {
      for (Key key : values()) {
        if (key.text.equals(text)) {
          return Optional.of(key);
        }
      }
      return Optional.empty();
    }
  }

  String expression() {
    return key.expression;
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
    return key.value.apply(image);
  }

  /** Whether an image that was deleted still has the value by which it was listed. */
  boolean outlivesDeletion() {
    return key != Key.STATUS && key != Key.UPDATED_AT;
  }
}
