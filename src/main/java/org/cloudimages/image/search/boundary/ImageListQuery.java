package org.cloudimages.image.search.boundary;

import static org.cloudimages.image.entity.ImageAttribute.OS_HIDDEN;
import static org.cloudimages.image.entity.ImageAttribute.VISIBILITY;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.Paging;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.QueryParameters.Parameter;
import org.cloudimages.image.entity.AttributeType.Kind;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.ImageAttribute.Filter;
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

  private static final int MAX_OFFSET = 10_000;

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
          "member_status",
          "deleted",
          VISIBILITY.text(),
          OS_HIDDEN.text());

  private static final String TAG = "tag";

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
            .value(OS_HIDDEN.text())
            .map(text -> bool(OS_HIDDEN, text.toLowerCase(Locale.ROOT)))
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
    Optional<String> visibility = parameters.value(VISIBILITY.text());
    return new Scope(
        visibility.filter("all"::equals).isPresent(),
        visibility.filter(text -> !text.equals("all")).map(ImageListQuery::visibility),
        parameters.value("member_status").map(ImageListQuery::answer).orElse(Scope.USUAL.answer()));
  }

  private void filter(Parameter parameter) {
    String name = parameter.name();
    String text = parameter.value();
    ImageAttribute.of(name)
        .ifPresentOrElse(attribute -> filter(attribute, text), () -> other(name, text));
  }

  private void filter(ImageAttribute attribute, String text) {
    switch (attribute.filter()) {
      case EQUAL -> add(attribute, Operator.EQUAL, value(attribute, text));
      case ANY_OF -> anyOf(attribute, text);
      case RANGE -> add(attribute, Operator.EQUAL, number(attribute.text(), attribute, text));
      case DATE -> filters.addAll(DateFilter.parse(attribute, text));
      case NONE, TAG, SCOPE -> other(attribute.text(), text);
    }
  }

  private void other(String name, String text) {
    switch (name) {
      case TAG -> terms.add(ImageTerm.ofTag(text.strip()));
      case "changes-since" -> throw ImagesException.invalid(name, "it is not supported.");
      default -> {
        if (!bound(name, text)) {
          terms.add(ImageTerm.ofProperty(name, text));
        }
      }
    }
  }

  /** Takes what asks for a least or a greatest number; what asks for a property it does not. */
  private boolean bound(String name, String text) {
    boolean least = name.endsWith("_min");
    if (!least && !name.endsWith("_max")) {
      return false;
    }
    String bounded = name.substring(0, name.length() - "_min".length());
    Optional<ImageAttribute> attribute =
        (bounded.equals(TAG) ? Optional.of(ImageAttribute.TAGS) : ImageAttribute.of(bounded))
            .filter(known -> known.filter() != Filter.NONE);
    if (attribute.isEmpty()) {
      return false;
    }
    if (attribute.get().filter() != Filter.RANGE) {
      throw ImagesException.invalid(name, bounded + " is no number.");
    }
    add(
        attribute.get(),
        least ? Operator.GREATER_OR_EQUAL : Operator.LESS_OR_EQUAL,
        number(name, attribute.get(), text));
    return true;
  }

  private void anyOf(ImageAttribute attribute, String text) {
    List<String> texts = FilterText.parse(attribute.text(), text);
    if (texts.size() == 1) {
      add(attribute, Operator.EQUAL, value(attribute, texts.get(0)));
      return;
    }
    values += texts.size();
    FilterText.requireRoom(attribute.text(), values);
    add(attribute, Operator.IN, texts.stream().map(one -> value(attribute, one)).toList());
  }

  private void add(ImageAttribute attribute, Operator operator, Object value) {
    filters.add(new ImageFilter(attribute, operator, value));
  }

  private static Object value(ImageAttribute attribute, String text) {
    return switch (attribute.type().kind()) {
      case FLAG -> bool(attribute, text);
      // because an unknown word is no error and finds nothing, as a deleted image does
      case STATUS -> ImageStatus.of(text).orElse(ImageStatus.DELETED);
      default -> text;
    };
  }

  /** The number, of the type that the column has. */
  private static Object number(String name, ImageAttribute attribute, String text) {
    try {
      long number = Long.parseLong(text.strip());
      return attribute.type().kind() == Kind.COUNT
          ? (Object) Math.toIntExact(number)
          : (Object) number;
    } catch (NumberFormatException | ArithmeticException e) {
      throw ImagesException.invalid(name, "it must be an integer.");
    }
  }

  private static boolean bool(ImageAttribute attribute, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ImagesException.invalid(attribute.text(), "it must be true or false.");
    };
  }

  private static Visibility visibility(String text) {
    return Visibility.of(text)
        .orElseThrow(
            () ->
                ImagesException.invalid(
                    VISIBILITY.text(),
                    "it must be one of all, community, private, public, shared."));
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
    if (offset > MAX_OFFSET) {
      throw ImagesException.invalid(
          "offset", "it must be at most " + MAX_OFFSET + "; a marker goes further.");
    }
    return offset;
  }
}
