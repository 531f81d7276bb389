package org.cloudimages.database;

/**
 * The order of a list that is read page by page: by a key, and where that is equal by an id, so
 * that it is total. A page begins behind the last row of the one before and not after a number of
 * rows, so that it costs the same wherever it lies.
 *
 * @param key an expression of the query language that is never null
 * @param id one that is unique
 */
public record KeyOrder(String key, String id, boolean descending) {

  /** The parameter that {@link #behind} has for the key of the last row. */
  public static final String LAST_KEY = "lastKey";

  /** The one for its id. */
  public static final String LAST_ID = "lastId";

  /** The end of a query, from {@code ORDER BY} on. */
  public String orderBy() {
    String direction = descending ? " DESC" : "";
    return " ORDER BY " + key + direction + ", " + id + direction;
  }

  /** The condition that finds what comes behind a row; its first part bounds what is read. */
  public String behind() {
    String operator = descending ? "<" : ">";
    return "%1$s %3$s= :%4$s AND (%1$s %3$s :%4$s OR %2$s %3$s :%5$s)"
        .formatted(key, id, operator, LAST_KEY, LAST_ID);
  }
}
