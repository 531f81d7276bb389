package org.cloudimages.image.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.MemberStatus;
import org.cloudimages.image.entity.Visibility;

/**
 * What a list is to hold.
 *
 * @param scope the visibility that was asked for
 * @param hidden whether hidden images are asked for, and only they
 * @param filters conditions that all must hold
 * @param terms tags and properties that all must be there, see {@link
 *     org.cloudimages.image.entity.ImageTerm}
 * @param order the sort keys, the last one unique
 * @param page which part
 */
public record ImageQuery(
    Scope scope,
    boolean hidden,
    List<ImageFilter> filters,
    List<String> terms,
    List<ImageSort> order,
    Page page) {

  private static final List<ImageSort> NEWEST_FIRST =
      List.of(
          new ImageSort(ImageAttribute.CREATED_AT, true), new ImageSort(ImageAttribute.ID, true));

  /**
   * Whose images.
   *
   * @param all everything that the caller may see, other projects' community images included
   * @param only images of that visibility
   * @param answer of the images that are shared with the caller, those that it so answered for
   */
  public record Scope(boolean all, Optional<Visibility> only, Optional<MemberStatus> answer) {

    /** What a list shows that does not ask: own and public images, and what was accepted. */
    public static final Scope USUAL =
        new Scope(false, Optional.empty(), Optional.of(MemberStatus.ACCEPTED));
  }

  /**
   * Which part of the list.
   *
   * @param limit how many at most; 0 is legal and gives none
   * @param marker the id of the last image of the page before
   * @param offset how many to skip when there is no marker
   */
  public record Page(int limit, Optional<String> marker, int offset) {}

  public ImageQuery {
    filters = List.copyOf(filters);
    terms = terms.stream().distinct().toList();
    order = List.copyOf(order);
  }

  /** Whether it is a list of all images by age, which reads no row that it does not show. */
  boolean isByAge() {
    return filters.isEmpty() && terms.isEmpty() && order.get(0).key() == ImageAttribute.CREATED_AT;
  }

  /** Whether it is such a list in the order of the indexes by age. */
  boolean isNewestFirst() {
    return isByAge() && order.equals(NEWEST_FIRST);
  }

  /** The same of one project's images alone. */
  public ImageQuery ofOwner(String project) {
    List<ImageFilter> more = new ArrayList<>(filters);
    more.add(new ImageFilter(ImageAttribute.OWNER, ImageFilter.Operator.EQUAL, project));
    return new ImageQuery(scope, hidden, more, terms, order, page);
  }
}
