package org.cloudimages.image.control;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Visibility;

/**
 * A set of images that a caller may list and that one index finds. The reaches of a list may
 * overlap: a condition that kept them apart would keep a database from using the index.
 *
 * @param shared whether it is what other projects share with the caller's
 * @param condition in the query language
 * @param parameters of the condition
 */
record ImageReach(boolean shared, String condition, Map<String, Object> parameters) {

  private static final String OWN = "i.owner = :project";
  private static final String OF_VISIBILITY = "i.visibility = :visibility";

  private static final List<Visibility> OPEN = List.of(Visibility.PUBLIC, Visibility.COMMUNITY);
  private static final ImageReach EVERYTHING = of("i.id IS NOT NULL", Map.of());

  ImageReach {
    parameters = Map.copyOf(parameters);
  }

  private static ImageReach of(String condition, Map<String, Object> parameters) {
    return new ImageReach(false, condition, parameters);
  }

  /** Says what a list of that scope covers for that caller; what is shared with it comes last. */
  static List<ImageReach> of(ImageQuery.Scope scope, Caller caller, boolean admin) {
    List<ImageReach> reaches = new ArrayList<>();
    scope
        .only()
        .ifPresentOrElse(
            visibility -> reaches.add(only(visibility, caller, admin)),
            () -> reaches.addAll(admin ? ofAdmin(scope, caller) : ofProject(scope, caller)));
    if (!admin && scope.only().orElse(Visibility.SHARED) == Visibility.SHARED) {
      reaches.add(sharedWith(caller, scope));
    }
    return List.copyOf(reaches);
  }

  private static List<ImageReach> ofAdmin(ImageQuery.Scope scope, Caller caller) {
    return List.of(
        scope.all()
            ? EVERYTHING
            : of(
                "(i.visibility <> :community OR " + OWN + ")",
                Map.of("community", Visibility.COMMUNITY, "project", caller.projectId())));
  }

  private static List<ImageReach> ofProject(ImageQuery.Scope scope, Caller caller) {
    return List.of(
        of(OWN, Map.of("project", caller.projectId())),
        scope.all()
            ? of("i.visibility IN :open", Map.of("open", OPEN))
            : of("i.visibility = :open", Map.of("open", Visibility.PUBLIC)));
  }

  private static ImageReach only(Visibility visibility, Caller caller, boolean admin) {
    return OPEN.contains(visibility) || admin
        ? of(OF_VISIBILITY, Map.of("visibility", visibility))
        : of(
            OF_VISIBILITY + " AND " + OWN,
            Map.of("visibility", visibility, "project", caller.projectId()));
  }

  private static ImageReach sharedWith(Caller caller, ImageQuery.Scope scope) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("member", caller.projectId());
    parameters.put("memberEnded", caller.projectId() + ".");
    parameters.put("sharing", Visibility.SHARED);
    parameters.put("ever", Instant.EPOCH);
    scope.answer().ifPresent(status -> parameters.put("answer", status));
    return new ImageReach(
        true,
        // because the last condition, which always holds, makes Derby begin with the index on
        // members
        "i.id = m.imageId AND i.visibility = :sharing AND m.memberId = :member"
            + " AND CONCAT(m.memberId, '.') = :memberEnded AND m.imageCreatedAt >= :ever"
            + (scope.answer().isPresent() ? " AND m.status = :answer" : ""),
        parameters);
  }

  /** An expression that is null where a reach of shared images holds none: one index entry. */
  String peek() {
    return "(SELECT MAX(n.imageCreatedAt) FROM ImageMember n WHERE n.memberId = :peekMember"
        + (parameters.containsKey("answer") ? " AND n.status = :peekAnswer)" : ")");
  }

  /** The parameters of {@link #peek}. */
  Map<String, Object> peekParameters() {
    Map<String, Object> peeked = new HashMap<>(Map.of("peekMember", parameters.get("member")));
    if (parameters.containsKey("answer")) {
      peeked.put("peekAnswer", parameters.get("answer"));
    }
    return peeked;
  }

  /** What the query reads from. */
  String source() {
    return shared ? "ImageMember m, Image i" : "Image i";
  }

  /** The column to sort by: that of the index which finds the reach. */
  String column(String expression) {
    return !shared
        ? expression
        : switch (expression) {
          case "i.createdAt" -> "m.imageCreatedAt";
          case "i.id" -> "m.imageId";
          default -> expression;
        };
  }
}
