package org.cloudimages.image.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Visibility;

/**
 * A set of images that a caller may list and that one index finds. The reaches of a list may
 * overlap: a condition that kept them apart would keep a database from using the index.
 *
 * @param index the one that has its images in the order of their age; none for what other projects
 *     share with the caller's, whose order is that of an index on members
 * @param condition in SQL
 * @param values of the condition, one for each question mark
 */
record ImageReach(Optional<String> index, String condition, List<Object> values) {

  private static final String BY_AGE = "images_by_age";
  private static final String BY_OWNER = "images_by_owner";
  private static final String BY_VISIBILITY = "images_by_visibility";

  private static final String OWN = "i.owner = ?";
  private static final String OF_VISIBILITY = "i.visibility = ?";

  private static final List<Visibility> OPEN = List.of(Visibility.PUBLIC, Visibility.COMMUNITY);
  private static final ImageReach EVERYTHING = of(BY_AGE, "i.id IS NOT NULL");

  ImageReach {
    values = List.copyOf(values);
  }

  private static ImageReach of(String index, String condition, Object... values) {
    return new ImageReach(Optional.of(index), condition, List.of(values));
  }

  /** Says what a list of that scope covers for that caller. */
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
                BY_AGE,
                "(i.visibility <> ? OR " + OWN + ")",
                Visibility.COMMUNITY,
                caller.projectId()));
  }

  private static List<ImageReach> ofProject(ImageQuery.Scope scope, Caller caller) {
    List<ImageReach> reaches = new ArrayList<>();
    reaches.add(of(BY_OWNER, OWN, caller.projectId()));
    (scope.all() ? OPEN : List.of(Visibility.PUBLIC))
        .forEach(visibility -> reaches.add(of(BY_VISIBILITY, OF_VISIBILITY, visibility)));
    return reaches;
  }

  private static ImageReach only(Visibility visibility, Caller caller, boolean admin) {
    return OPEN.contains(visibility) || admin
        ? of(BY_VISIBILITY, OF_VISIBILITY, visibility)
        : of(BY_OWNER, OF_VISIBILITY + " AND " + OWN, visibility, caller.projectId());
  }

  private static ImageReach sharedWith(Caller caller, ImageQuery.Scope scope) {
    String project = caller.projectId();
    List<Object> values =
        new ArrayList<>(List.of(Visibility.SHARED, project, project + ".", Instant.EPOCH));
    scope.answer().ifPresent(values::add);
    return new ImageReach(
        Optional.empty(),
        // because the last condition, which always holds, makes Derby begin with the index on
        // members
        "i.id = m.image_id AND i.visibility = ? AND m.member_id = ? AND m.member_id || '.' = ?"
            + " AND m.image_created_at >= ?"
            + (scope.answer().isPresent() ? " AND m.status = ?" : ""),
        values);
  }

  /** What the query reads from. */
  String source() {
    return index.isEmpty() ? "image_members m, images i" : "images i";
  }

  /**
   * The same for Derby, where the list is the newest first: by itself it reads all images, deleted
   * ones too, because it does not reckon with an end after some rows.
   */
  String derbySourceNewestFirst() {
    // because a line of this form ends with a line break
    return source() + index.map(name -> " --DERBY-PROPERTIES index=" + name + "\n").orElse("");
  }

  /** The column to sort by: that of the index which finds the reach. */
  String column(ImageSort sort) {
    return index.isPresent()
        ? sort.expression()
        : switch (sort.key()) {
          case CREATED_AT -> "m.image_created_at";
          case ID -> "m.image_id";
          default -> sort.expression();
        };
  }
}
