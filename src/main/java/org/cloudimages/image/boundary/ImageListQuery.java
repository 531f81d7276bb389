package org.cloudimages.image.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.QueryParameters.Parameter;
import org.cloudimages.image.control.ImageFilter;
import org.cloudimages.image.control.ImageFilter.Operator;
import org.cloudimages.image.control.ImageQuery;
import org.cloudimages.image.control.ImageQuery.Scope;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.image.entity.ImageTerm;
import org.cloudimages.image.entity.MemberStatus;
import org.cloudimages.image.entity.Visibility;

/** The query parameters of {@code GET /v2/images}: what is no parameter of ours is a property. */
final class ImageListQuery {

  private static final int USUAL_LIMIT = 100;
  private static final int HIGHEST_LIMIT = 1000;
  private static final int HIGHEST_OFFSET = 10_000;

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
  private static final Map<String, String> TEXTS =
      Map.of(
          "name", "name",
          "id", "id",
          "container_format", "containerFormat",
          "disk_format", "diskFormat");

  private static final Map<String, String> PLAIN_TEXTS =
      Map.of(
          "owner", "owner",
          "checksum", "checksum",
          "os_hash_algo", "hashAlgorithm",
          "os_hash_value", "hashValue");

  private static final Map<String, String> NUMBERS =
      Map.of(
          "size", "size",
          "virtual_size", "virtualSize",
          "min_ram", "minRam",
          "min_disk", "minDisk");

  private static final Map<String, String> DATES =
      Map.of("created_at", "createdAt", "updated_at", "updatedAt");

  private final QueryParameters parameters;
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
  static ImageQuery parse(QueryParameters parameters) {
    return new ImageListQuery(parameters).query();
  }

  private ImageQuery query() {
    parameters.all().stream().filter(p -> !CONTROLS.contains(p.name())).forEach(this::filter);
    return new ImageQuery(
        scope(),
        parameters
            .value("os_hidden")
            .map(text -> bool("os_hidden", text.toLowerCase(Locale.ROOT)))
            .orElse(false),
        filters,
        terms,
        ImageListOrder.parse(parameters),
        new ImageQuery.Page(
            parameters
                .value("limit")
                .map(text -> Math.min(count("limit", text), HIGHEST_LIMIT))
                .orElse(USUAL_LIMIT),
            parameters.value("marker"),
            parameters.value("offset").map(ImageListQuery::offset).orElse(0)));
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
    if (TEXTS.containsKey(name)) {
      matches(TEXTS.get(name), FilterText.parse(name, value), Function.identity());
    } else if (PLAIN_TEXTS.containsKey(name)) {
      filters.add(new ImageFilter(PLAIN_TEXTS.get(name), Operator.EQUAL, value));
    } else if (NUMBERS.containsKey(name)) {
      filters.add(number(name, NUMBERS.get(name), Operator.EQUAL, value));
    } else if (DATES.containsKey(name)) {
      filters.addAll(DateFilter.parse(name, DATES.get(name), value));
    } else {
      special(name, value);
    }
  }

  private void special(String name, String value) {
    switch (name) {
      case "tag" -> terms.add(ImageTerm.ofTag(value.strip()));
      case "protected" ->
          filters.add(new ImageFilter("guarded", Operator.EQUAL, bool(name, value)));
      case "status" ->
          matches(
              "status",
              // because an unknown word is no error and finds nothing, as a deleted image does
              FilterText.parse(name, value),
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
    String attribute = NUMBERS.get(name.substring(0, name.length() - "_min".length()));
    if (attribute == null) {
      return false;
    }
    filters.add(
        number(name, attribute, least ? Operator.GREATER_OR_EQUAL : Operator.LESS_OR_EQUAL, value));
    return true;
  }

  private <T> void matches(String attribute, List<String> texts, Function<String, T> type) {
    List<T> values = texts.stream().map(type).toList();
    filters.add(
        values.size() == 1
            ? new ImageFilter(attribute, Operator.EQUAL, values.get(0))
            : new ImageFilter(attribute, Operator.IN, values));
  }

  private static ImageFilter number(String name, String attribute, Operator operator, String text) {
    try {
      long number = Long.parseLong(text.strip());
      boolean isInt = attribute.startsWith("min");
      return new ImageFilter(
          attribute, operator, isInt ? (Object) Math.toIntExact(number) : (Object) number);
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
    int offset = count("offset", text);
    if (offset > HIGHEST_OFFSET) {
      throw ImagesException.invalid(
          "offset", "it must be at most " + HIGHEST_OFFSET + "; a marker goes further.");
    }
    return offset;
  }

  /** A number of items; one beyond an int is as good as the greatest. */
  private static int count(String name, String text) {
    if (!text.matches("\\d{1,18}")) {
      throw ImagesException.invalid(name, "it must be an integer from 0.");
    }
    return (int) Math.min(Long.parseLong(text), Integer.MAX_VALUE);
  }
}
