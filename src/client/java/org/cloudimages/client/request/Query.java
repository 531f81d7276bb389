package org.cloudimages.client.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a list is to show, and in which order: the parameters of its URL. Any name is one, because
 * lists of images are searched by custom properties, too. Values are immutable: each method returns
 * another one.
 */
public final class Query {

  /** The parameter that a query travels in from the interface to {@link RequestFilter}. */
  public static final String PARAMETER = "org.cloudimages.client.query";

  private final Map<String, List<String>> parameters;

  private Query(Map<String, List<String>> parameters) {
    this.parameters = Collections.unmodifiableMap(parameters);
  }

  /** Shows all, in the order of the list itself. */
  public static Query all() {
    return new Query(Map.of());
  }

  /** Reads what {@link #toString()} writes: Jersey takes no parameter that cannot be read. */
  public static Query valueOf(String text) {
    Query query = all();
    for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
      int end = pair.indexOf('=');
      query =
          query.where(
              URLDecoder.decode(pair.substring(0, end), UTF_8),
              URLDecoder.decode(pair.substring(end + 1), UTF_8));
    }
    return query;
  }

  /**
   * Only what has this value; of several conditions all must hold. The service knows operators at
   * the beginning of a value, such as {@code in:a,b}.
   */
  public Query where(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(parameters);
    List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
    values.add(value);
    more.put(name, List.copyOf(values));
    return new Query(more);
  }

  /** Only images with this tag; of several tags an image must have all. */
  public Query tagged(String tag) {
    return where("tag", tag);
  }

  /** Only what was created before, by whole seconds. */
  public Query createdBefore(Instant time) {
    return where(
        "created_at",
        "lt:" + DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS)));
  }

  /** Only what changed before, by whole seconds. */
  public Query updatedBefore(Instant time) {
    return where(
        "updated_at",
        "lt:" + DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS)));
  }

  /** Images in this order, such as {@code created_at:asc,name}. */
  public Query sorted(String keys) {
    return with("sort", keys);
  }

  /** At most so many a page; the service has 100 and takes 1,000. */
  public Query limit(int items) {
    return with("limit", Integer.toString(items));
  }

  /** Begins behind the item with this id. */
  public Query after(String marker) {
    return with("marker", marker);
  }

  Map<String, List<String>> parameters() {
    return parameters;
  }

  private Query with(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(parameters);
    more.put(name, List.of(value));
    return new Query(more);
  }

  /** As it is in a URL. */
  @Override
  public String toString() {
    return parameters.entrySet().stream()
        .flatMap(each -> each.getValue().stream().map(value -> pair(each.getKey(), value)))
        .collect(Collectors.joining("&"));
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
  }
}
