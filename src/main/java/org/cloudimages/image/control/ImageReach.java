package org.cloudimages.image.control;

import java.util.List;
import java.util.Map;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Visibility;

/**
 * A set of images that a caller may list and that one index finds. The reaches of a list may
 * overlap: a condition that kept them apart would keep a database from using the index.
 *
 * @param condition in the query language
 * @param parameters of the condition
 */
record ImageReach(String condition, Map<String, Object> parameters) {

  private static final String OWN = "i.owner = :project";

  private static final List<Visibility> OPEN = List.of(Visibility.PUBLIC, Visibility.COMMUNITY);
  private static final ImageReach EVERYTHING = new ImageReach("i.id IS NOT NULL", Map.of());

  ImageReach {
    parameters = Map.copyOf(parameters);
  }

  /** Says what a list of that scope covers for that caller; at most two reaches. */
  static List<ImageReach> of(ImageQuery.Scope scope, Caller caller, boolean admin) {
    String project = caller.projectId();
    if (scope.only().isPresent()) {
      return List.of(only(scope.only().get(), caller, admin));
    }
    if (admin) {
      return List.of(scope.all() ? EVERYTHING : allButForeignCommunity(project));
    }
    return List.of(
        new ImageReach(OWN, Map.of("project", project)),
        scope.all()
            ? new ImageReach("i.visibility IN :open", Map.of("open", OPEN))
            : new ImageReach("i.visibility = :open", Map.of("open", Visibility.PUBLIC)));
  }

  private static ImageReach allButForeignCommunity(String project) {
    return new ImageReach(
        "(i.visibility <> :community OR i.owner = :project)",
        Map.of("community", Visibility.COMMUNITY, "project", project));
  }

  private static ImageReach only(Visibility visibility, Caller caller, boolean admin) {
    return OPEN.contains(visibility) || admin
        ? new ImageReach("i.visibility = :visibility", Map.of("visibility", visibility))
        : new ImageReach(
            "i.visibility = :visibility AND " + OWN,
            Map.of("visibility", visibility, "project", caller.projectId()));
  }
}
