package org.cloudimages.image.search;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudimages.database.Database;
import org.cloudimages.database.InstantConverter;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;
import org.eclipse.persistence.sessions.Session;

/**
 * The one statement that finds what a list holds: of each reach the first images, in the order of
 * the list. It reads nothing long, so that a database that has to sort does so with short rows.
 *
 * <p>In SQL, because the query language cannot join the heads of several lists. The text depends on
 * the kind of list alone and never on what somebody wrote, so that it is prepared once.
 */
final class ImageStatement {

  /**
   * Terms that an index finds; those beyond are counted, because planning many joins takes long.
   */
  private static final int MAX_JOINS = 3;

  /** Bytes of the texts that are read at once; longer ones are read for the page alone. */
  private static final int SHORT_TEXT = 2048;

  private static final Pattern PLACE = Pattern.compile("\\?");
  private static final String ID = "i.id AS id";
  private static final String ID_AND_SIZE = ID + ", i.text_size AS text_size";

  private final ImageQuery query;
  private final List<ImageReach> reaches;
  private final Optional<Image> marker;
  private final int most;
  private final List<Object> values = new ArrayList<>();

  /**
   * Makes the statement.
   *
   * @param marker the image behind which the list begins
   * @param most how many images of each reach are found at most
   */
  ImageStatement(ImageQuery query, List<ImageReach> reaches, Optional<Image> marker, int most) {
    this.query = query;
    this.reaches = reaches;
    this.marker = marker;
    this.most = most;
  }

  /** Places for that many values, in brackets. */
  static String places(int values) {
    return "(" + String.join(", ", Collections.nCopies(values, "?")) + ")";
  }

  /** Finds the images of all reaches together; one may come more than once. */
  List<ListedImage> find(EntityManager entities) {
    return results(entities.createNativeQuery(text(entities, ID_AND_SIZE)))
        .map(row -> ListedImage.of((Object[]) row))
        .toList();
  }

  /** The same, with the whole of those images that have short texts. */
  List<ListedImage> findWhole(EntityManager entities) {
    Query statement = entities.createNativeQuery(text(entities, columns(entities)), Image.class);
    return results(statement.setHint(Database.READ_ONLY, true))
        .map(image -> ListedImage.of((Image) image, SHORT_TEXT))
        .toList();
  }

  private Stream<?> results(Query statement) {
    for (int n = 0; n < values.size(); n++) {
      statement.setParameter(n + 1, stored(values.get(n)));
    }
    return statement.getResultList().stream();
  }

  /** All columns of an image, its texts only where they are short. */
  private static String columns(EntityManager entities) {
    // because getFields() returns another type in EclipseLink 5, which Payara 7 has
    return entities.unwrap(Session.class).getDescriptor(Image.class).getSelectionFields().stream()
        .map(field -> column(field.getName()))
        .collect(Collectors.joining(", "));
  }

  private static String column(String name) {
    String value =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "tags", "properties" ->
              "CASE WHEN i.text_size <= " + SHORT_TEXT + " THEN i." + name + " END";
          default -> "i." + name;
        };
    // because it is to come back in the letters in which EclipseLink knows it
    return value + " AS \"" + name + "\"";
  }

  /**
   * Where the database may have to go through many images it finds ids first, and then the rest;
   * not Derby, which has no index that tells all, and would read all images to join them.
   */
  private String text(EntityManager entities, String columns) {
    boolean derby = Database.isDerby(entities);
    Function<ImageReach, String> source =
        derby && query.isNewestFirst() ? ImageReach::derbySourceNewestFirst : ImageReach::source;
    if (derby) {
      return heads(source, columns) + order();
    }
    return query.isByAge()
        ? withConstants(heads(source, columns) + order())
        : "SELECT "
            + columns
            + " FROM ("
            + heads(source, ID)
            + ") r, images i WHERE i.id = r.id"
            + order();
  }

  /**
   * The text with the values in it that are the same for most callers. Without them PostgreSQL has
   * to guess how many rows have such a value, and how many are wanted; as long as it expects less
   * of a plan that is made for the values, it plans each time anew, which takes eight times as long
   * as reading a page. Only for lists by age: the best plan for a filter hangs on its value.
   */
  private String withConstants(String text) {
    Iterator<Object> all = List.copyOf(values).iterator();
    values.clear();
    return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(constant(all.next())));
  }

  /** The value as a constant of SQL, or a place for one that is somebody's own. */
  private String constant(Object value) {
    if (value instanceof Enum<?> word) {
      return "'" + word.name() + "'";
    }
    if (value instanceof Boolean || value instanceof Integer) {
      return value.toString();
    }
    values.add(value);
    return "?";
  }

  private String heads(Function<ImageReach, String> source, String columns) {
    return IntStream.range(0, reaches.size())
        .mapToObj(
            n -> {
              ImageReach reach = reaches.get(n);
              String head = head(reach, source.apply(reach), columns);
              return "SELECT r" + n + ".* FROM (" + head + ") r" + n;
            })
        .collect(Collectors.joining(" UNION ALL "));
  }

  /** The order, because no two databases compare alike, and the next page begins as this says. */
  private String order() {
    return IntStream.range(0, query.order().size())
        .mapToObj(n -> "k" + n + query.order().get(n).direction())
        .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  private String head(ImageReach reach, String source, String columns) {
    List<String> conditions = new ArrayList<>();
    conditions.add(with("i.deleted = ?", false));
    conditions.add(with("i.os_hidden = ?", query.hidden()));
    conditions.add(with("i.status <> ?", ImageStatus.KILLED));
    conditions.add(with(reach.condition(), reach.values().toArray()));
    conditions.addAll(terms());
    query
        .filters()
        .forEach(filter -> conditions.add(with(filter.condition(), filter.values().toArray())));
    marker.ifPresent(image -> conditions.add(behind(image, reach)));
    values.add(most);
    return "SELECT "
        + columns
        + keys(reach)
        + " FROM "
        + source
        + IntStream.range(0, joins())
            .mapToObj(n -> ", image_terms t" + n)
            .collect(Collectors.joining())
        + conditions.stream().collect(Collectors.joining(" AND ", " WHERE ", ""))
        + query.order().stream()
            .map(sort -> reach.column(sort) + sort.direction())
            .collect(Collectors.joining(", ", " ORDER BY ", ""))
        + " FETCH FIRST ? ROWS ONLY";
  }

  private String keys(ImageReach reach) {
    StringBuilder keys = new StringBuilder();
    for (int n = 0; n < query.order().size(); n++) {
      String column = reach.column(query.order().get(n));
      keys.append(", ").append(column).append(" AS k").append(n);
    }
    return keys.toString();
  }

  private int joins() {
    return Math.min(query.terms().size(), MAX_JOINS);
  }

  private List<String> terms() {
    List<String> terms = query.terms();
    List<String> conditions = new ArrayList<>();
    for (int n = 0; n < joins(); n++) {
      conditions.add(with("t%1$d.image_id = i.id AND t%1$d.term = ?".formatted(n), terms.get(n)));
    }
    List<String> rest = terms.subList(joins(), terms.size());
    if (!rest.isEmpty()) {
      String count = "(SELECT COUNT(*) FROM image_terms r WHERE r.image_id = i.id AND r.term IN ";
      conditions.add(
          with(count + places(rest.size()) + ")", rest.toArray()) + with(" = ?", rest.size()));
    }
    return conditions;
  }

  /** Continues behind the marker; the first condition alone bounds what the index reads. */
  private String behind(Image image, ImageReach reach) {
    List<ImageSort> order = query.order();
    ImageSort first = order.get(0);
    StringBuilder text =
        new StringBuilder(
            with(reach.column(first) + " " + first.behind() + "= ? AND (", first.value(image)));
    for (int n = 0; n < order.size(); n++) {
      text.append(n == 0 ? "(" : " OR (");
      for (ImageSort equal : order.subList(0, n)) {
        text.append(with(reach.column(equal) + " = ? AND ", equal.value(image)));
      }
      ImageSort sort = order.get(n);
      String column = reach.column(sort);
      text.append(with(column + " " + sort.behind() + " ?)", sort.value(image)));
    }
    return text.append(")").toString();
  }

  /** The condition itself, whose values come behind those of what was asked for before. */
  private String with(String condition, Object... conditionValues) {
    Collections.addAll(values, conditionValues);
    return condition;
  }

  private static Object stored(Object value) {
    if (value instanceof Instant instant) {
      return new InstantConverter().convertToDatabaseColumn(instant);
    }
    return value instanceof Enum<?> word ? word.name() : value;
  }
}
