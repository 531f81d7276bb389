package org.cloudimages.image.boundary;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.QueryParameters.Parameter;
import org.cloudimages.http.content.ClientText;
import org.cloudimages.image.search.ImageQuery;
import org.cloudimages.image.search.boundary.ImageListQuery;

/** The body of a bulk delete: {@code {"ids": […]}} or {@code {"filter": {…}}}. */
record BulkDeletionBody(List<String> ids, List<Parameter> filter) {

  /** Images that one request deletes. */
  static final int MAX_IMAGES = 1000;

  /** What a list continues by; here the next request does, because what was deleted is gone. */
  private static final Set<String> PAGING = Set.of("marker", "offset");

  /** Parameters of a list that leave out no image of a project. */
  private static final Set<String> NO_TERMS =
      Set.of("limit", "sort", "sort_key", "sort_dir", "deleted", "member_status");

  /** Which images are meant. */
  enum Kind {
    IDS,
    FILTER
  }

  BulkDeletionBody {
    ids = List.copyOf(ids);
    filter = List.copyOf(filter);
  }

  /**
   * Reads the body.
   *
   * @throws ImagesException 400, naming the field
   */
  static BulkDeletionBody parse(JsonObject body) {
    body.keySet().stream()
        .filter(key -> !key.equals("ids") && !key.equals("filter"))
        .findFirst()
        .ifPresent(
            key -> {
              throw ImagesException.invalid(key, "it is not known here.");
            });
    if (body.size() != 1) {
      throw ImagesException.invalid("ids", "there must be either ids or a filter.");
    }
    return body.containsKey("ids")
        ? new BulkDeletionBody(ids(body.get("ids")), List.of())
        : new BulkDeletionBody(List.of(), filter(body.get("filter")));
  }

  Kind kind() {
    return filter.isEmpty() ? Kind.IDS : Kind.FILTER;
  }

  /**
   * The list that the filter stands for: of the project's own images, where it names no owner.
   *
   * @throws ImagesException 400, naming the term
   */
  ImageQuery query(String project) {
    QueryParameters parameters = new QueryParameters(filter);
    ImageQuery query =
        ImageListQuery.parse(
            parameters.value("limit").isPresent()
                ? parameters
                : parameters.with("limit", Integer.toString(MAX_IMAGES)));
    return parameters.value("owner").isPresent() ? query : query.ofOwner(project);
  }

  private static List<String> ids(JsonValue value) {
    if (value instanceof JsonArray array
        && !array.isEmpty()
        && array.size() <= MAX_IMAGES
        && array.stream().allMatch(JsonString.class::isInstance)) {
      return array.stream().map(id -> text("ids", id)).toList();
    }
    throw ImagesException.invalid("ids", "it must be a list of 1 to " + MAX_IMAGES + " texts.");
  }

  private static List<Parameter> filter(JsonValue value) {
    // because all images of a project are too many to be meant by a slip
    if (!(value instanceof JsonObject terms) || NO_TERMS.containsAll(terms.keySet())) {
      throw ImagesException.invalid("filter", "it must be an object of at least one term.");
    }
    List<Parameter> parameters = new ArrayList<>();
    terms.forEach(
        (name, term) ->
            values(name, term)
                .forEach(one -> parameters.add(new Parameter(name, text(name, one)))));
    return parameters;
  }

  private static List<? extends JsonValue> values(String name, JsonValue term) {
    if (PAGING.contains(name)) {
      throw ImagesException.invalid(name, "a bulk delete begins where the last one ended.");
    }
    if (term instanceof JsonArray list && list.isEmpty()) {
      throw ImagesException.invalid(name, "the list is empty.");
    }
    return term instanceof JsonArray list ? list : List.of(term);
  }

  private static String text(String name, JsonValue value) {
    String text =
        switch (value.getValueType()) {
          case STRING -> ((JsonString) value).getString();
          case NUMBER -> ((JsonNumber) value).toString();
          case TRUE -> "true";
          case FALSE -> "false";
          case NULL, OBJECT, ARRAY ->
              throw ImagesException.invalid(
                  name, "it must be a text, a number, true or false, or a list of these.");
        };
    return ClientText.requireStorable(name, text);
  }
}
