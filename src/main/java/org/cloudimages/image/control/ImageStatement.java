package org.cloudimages.image.control;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cloudimages.image.entity.Image;

/**
 * The query for one reach of a list. Its text depends on the kind of list alone and never on a
 * value, so that it is parsed and prepared once.
 */
final class ImageStatement {

  /**
   * Terms that an index finds; those beyond are counted, because planning many joins takes long.
   */
  private static final int MOST_JOINS = 3;

  private final StringBuilder text = new StringBuilder();
  private final ImageReach reach;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  ImageStatement(ImageQuery query, ImageReach reach, Optional<Image> marker) {
    this.reach = reach;
    text.append(" FROM ").append(reach.source());
    requireTerms(query.terms());
    conditions.add("i.deleted = :deleted");
    parameters.put("deleted", false);
    conditions.add("i.hidden = :hidden");
    parameters.put("hidden", query.hidden());
    conditions.add(reach.condition());
    parameters.putAll(reach.parameters());
    requireFilters(query.filters());
    marker.ifPresent(image -> requireBehind(image, query.order()));
    text.append(conditions.stream().collect(Collectors.joining(" AND ", " WHERE ", "")));
    text.append(
        query.order().stream()
            .map(sort -> reach.column(sort.expression()) + sort.direction())
            .collect(Collectors.joining(", ", " ORDER BY ", "")));
  }

  /** The images alone. */
  TypedQuery<Image> on(EntityManager entities) {
    TypedQuery<Image> query = entities.createQuery("SELECT i" + text, Image.class);
    parameters.forEach(query::setParameter);
    return query;
  }

  /** The images, and beside each a date from another reach, of shared ones; null for none. */
  TypedQuery<Object[]> on(EntityManager entities, ImageReach others) {
    TypedQuery<Object[]> query =
        entities.createQuery("SELECT i, " + others.peek() + text, Object[].class);
    parameters.forEach(query::setParameter);
    others.peekParameters().forEach(query::setParameter);
    return query;
  }

  private void requireTerms(List<String> terms) {
    int joined = Math.min(terms.size(), MOST_JOINS);
    for (int n = 0; n < joined; n++) {
      text.append(" JOIN i.terms t").append(n);
      conditions.add("t" + n + " = :term" + n);
      parameters.put("term" + n, terms.get(n));
    }
    if (terms.size() > joined) {
      conditions.add(
          "(SELECT COUNT(r) FROM Image j JOIN j.terms r WHERE j.id = i.id AND r IN :rest) ="
              + " :rests");
      parameters.put("rest", terms.subList(joined, terms.size()));
      parameters.put("rests", (long) terms.size() - joined);
    }
  }

  private void requireFilters(List<ImageFilter> filters) {
    for (int n = 0; n < filters.size(); n++) {
      conditions.add(filters.get(n).condition("filter" + n));
      parameters.putAll(filters.get(n).parameters("filter" + n));
    }
  }

  /** Continues behind the marker; the first condition alone bounds what the index reads. */
  private void requireBehind(Image marker, List<ImageSort> order) {
    List<String> cases = new ArrayList<>();
    StringBuilder equal = new StringBuilder();
    for (int n = 0; n < order.size(); n++) {
      ImageSort sort = order.get(n);
      String column = reach.column(sort.expression());
      parameters.put("marker" + n, sort.value(marker));
      cases.add("(" + equal + column + " " + sort.behind() + " :marker" + n + ")");
      equal.append(column).append(" = :marker").append(n).append(" AND ");
    }
    ImageSort first = order.get(0);
    conditions.add(reach.column(first.expression()) + " " + first.behind() + "= :marker0");
    conditions.add("(" + String.join(" OR ", cases) + ")");
  }
}
