package org.cloudimages.image.search.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.Paging;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.QueryParameters.Parameter;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.image.entity.ImageTerm;
import org.cloudimages.image.entity.MemberStatus;
import org.cloudimages.image.entity.Visibility;
import org.cloudimages.image.search.ImageFilter;
import org.cloudimages.image.search.ImageFilter.Operator;
import org.cloudimages.image.search.ImageQuery;
import org.cloudimages.image.search.ImageQuery.Scope;

/** The query parameters of {@code GET /v2/images}: what is no parameter of ours is a property. */
public final class ImageListQuery {

  private static final int HIGHEST_OFFSET = 10_000;

  /** Conditions that one list may be asked with: each parameter that is a filter is one. */
  private static final int MAX_CONDITIONS = 32;

  /** Parameters that are read by name and no filters. */
  private static final Set<String> CONTROLS =
      Set.of(
          "limit",
          "marker",
          "offset",
          "sort",
          "sort_key",
          "sort_dir",
          "visibility",
          "member_status",
          "os_hidden",
          "deleted");

  /** Text columns, which take {@code in:} and {@code eq:}. */
  private static final Set<String> TEXTS = Set.of("name", "id", "container_format", "disk_format");

  private static final Set<String> PLAIN_TEXTS =
      Set.of("owner", "checksum", "os_hash_algo", "os_hash_value");

  private static final Set<String> NUMBERS = Set.of("size", "virtual_size", "min_ram", "min_disk");

  private static final Set<String> DATES = Set.of("created_at", "updated_at");

  /** What is compared with one value or a date, and so has no least and greatest number. */
  private static final Set<String> NO_NUMBERS =
      Set.of("status", "visibility", "protected", "os_hidden", "tag", "tags");

  private final QueryParameters parameters;
  private int values;
  private final List<ImageFilter> filters = new ArrayList<>();
  private final List<String> terms = new ArrayList<>();

  private ImageListQuery(QueryParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads the parameters.
   *
   * @throws ImagesException 400, naming the parameter
   */
  public static ImageQuery parse(QueryParameters parameters) {
    return new ImageListQuery(parameters).query();
  }

  private ImageQuery query() {
    List<Parameter> conditions =
        parameters.all().stream().filter(p -> !CONTROLS.contains(p.name())).toList();
    if (conditions.size() > MAX_CONDITIONS) {
      throw ImagesException.invalid(
          conditions.get(MAX_CONDITIONS).name(),
          "a list is asked for with at most " + MAX_CONDITIONS + " conditions.");
    }
    conditions.forEach(this::filter);
    return new ImageQuery(
        scope(),
        parameters
            .value("os_hidden")
            .map(text -> bool("os_hidden", text.toLowerCase(Locale.ROOT)))
            .orElse(false),
        filters,
        terms,
        ImageListOrder.parse(parameters),
        page());
  }

  private ImageQuery.Page page() {
    Paging paging = Paging.of(parameters);
    return new ImageQuery.Page(
        paging.limit(),
        paging.marker(),
        parameters.value("offset").map(ImageListQuery::offset).orElse(0));
  }

  private Scope scope() {
    Optional<String> visibility = parameters.value("visibility");
    return new Scope(
        visibility.filter("all"::equals).isPresent(),
        visibility.filter(text -> !text.equals("all")).map(ImageListQuery::visibility),
        parameters.value("member_status").map(ImageListQuery::answer).orElse(Scope.USUAL.answer()));
  }

  private void filter(Parameter parameter) {
    String name = parameter.name();
    String value = parameter.value();
    if (TEXTS.contains(name)) {
      matches(name, texts(name, value), Function.identity());
    } else if (PLAIN_TEXTS.contains(name)) {
      filters.add(new ImageFilter(name, Operator.EQUAL, value));
    } else if (NUMBERS.contains(name)) {
      filters.add(number(name, name, Operator.EQUAL, value));
    } else if (DATES.contains(name)) {
      filters.addAll(DateFilter.parse(name, value));
    } else {
      special(name, value);
    }
  }

  private void special(String name, String value) {
    switch (name) {
      case "tag" -> terms.add(ImageTerm.ofTag(value.strip()));
      case "protected" -> filters.add(new ImageFilter(name, Operator.EQUAL, bool(name, value)));
      case "status" ->
          matches(
              "status",
              // because an unknown word is no error and finds nothing, as a deleted image does
              texts(name, value),
              text -> ImageStatus.of(text).orElse(ImageStatus.DELETED));
      case "changes-since" -> throw ImagesException.invalid(name, "it is not supported.");
      default -> {
        if (!range(name, value)) {
          terms.add(ImageTerm.ofProperty(name, value));
        }
      }
    }
  }

  private boolean range(String name, String value) {
    boolean least = name.endsWith("_min");
    if (!least && !name.endsWith("_max")) {
      return false;
    }
    String column = name.substring(0, name.length() - "_min".length());
    if (!NUMBERS.contains(column)) {
      requireProperty(name, column);
      return false;
    }
    filters.add(
        number(name, column, least ? Operator.GREATER_OR_EQUAL : Operator.LESS_OR_EQUAL, value));
    return true;
  }

  private static void requireProperty(String name, String column) {
    if (NO_NUMBERS.contains(column)
        || TEXTS.contains(column)
        || PLAIN_TEXTS.contains(column)
        || DATES.contains(column)) {
      throw ImagesException.invalid(name, column + " is no number.");
    }
  }

  private List<String> texts(String name, String value) {
    List<String> texts = FilterText.parse(name, value);
    values += texts.size() > 1 ? texts.size() : 0;
    FilterText.requireRoom(name, values);
    return texts;
  }

  private <T> void matches(String column, List<String> texts, Function<String, T> type) {
    List<T> values = texts.stream().map(type).toList();
    filters.add(
        values.size() == 1
            ? new ImageFilter(column, Operator.EQUAL, values.get(0))
            : new ImageFilter(column, Operator.IN, values));
  }

  private static ImageFilter number(String name, String column, Operator operator, String text) {
    try {
      long number = Long.parseLong(text.strip());
      boolean isInt = column.startsWith("min");
      return new ImageFilter(
          column, operator, isInt ? (Object) Math.toIntExact(number) : (Object) number);
    } catch (NumberFormatException | ArithmeticException e) {
      throw ImagesException.invalid(name, "it must be an integer.");
    }
  }

  private static boolean bool(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ImagesException.invalid(name, "it must be true or false.");
    };
  }

  private static Visibility visibility(String text) {
    return Visibility.of(text)
        .orElseThrow(
            () ->
                ImagesException.invalid(
                    "visibility", "it must be one of all, community, private, public, shared."));
  }

  /** What the caller's project says to shared images; empty where all are asked for. */
  private static Optional<MemberStatus> answer(String text) {
    Optional<MemberStatus> status = MemberStatus.of(text);
    if (status.isEmpty() && !text.equals("all")) {
      throw ImagesException.invalid(
          "member_status", "it must be one of accepted, all, pending, rejected.");
    }
    return status;
  }

  private static int offset(String text) {
    int offset = Paging.count("offset", text);
    if (offset > HIGHEST_OFFSET) {
      throw ImagesException.invalid(
          "offset", "it must be at most " + HIGHEST_OFFSET + "; a marker goes further.");
    }
    return offset;
  }
}
