package org.cloudimages.store;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The value of {@code images.stores}. */
final class StoreIds {

  static final String KEY = "images.stores";

  private static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";
  private static final String RESERVED = "os_glance_";

  // because an image keeps in one column which stores hold its bytes, and that may be all of them
  private static final int TOTAL = 510;

  private StoreIds() {}

  /**
   * Reads the ids, in their order.
   *
   * @throws IllegalArgumentException when one is malformed, reserved or there twice
   */
  static List<String> parse(String text) {
    List<String> ids = Stream.of(text.split(",", -1)).map(String::strip).toList();
    ids.forEach(StoreIds::requireValid);
    // because their settings as environment variables know no case
    if (ids.stream().map(StoreIds::variable).distinct().count() < ids.size()) {
      throw invalid("two ids are the same, or differ in case or in - and _ only: " + text);
    }
    if (String.join(",", ids).length() > TOTAL) {
      throw invalid("all ids together must not be longer than " + TOTAL + " characters");
    }
    return ids;
  }

  private static void requireValid(String id) {
    if (id.startsWith(RESERVED)) {
      throw invalid("ids that begin with " + RESERVED + " are reserved: " + id);
    }
    if (!id.matches(PATTERN)) {
      throw invalid("an id is up to 64 letters, digits, - and _, but this is not: '" + id + "'");
    }
  }

  private static String variable(String id) {
    return id.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static IllegalArgumentException invalid(String why) {
    return new IllegalArgumentException("Invalid value for '" + KEY + "': " + why);
  }
}
