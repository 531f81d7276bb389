package org.cloudimages.image.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.database.Database;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.entity.Image;

/**
 * Finds pages of images.
 *
 * <p>A page starts behind the sort values of its marker and not after a number of rows, and each
 * {@link ImageReach} reads the head of an index of its own; so a page costs the same however many
 * images there are. One query for the marker, and one for all reaches together, which reads images
 * with short texts whole; then one for the others of the page, or some more where they are wide.
 */
@Singleton
public class ImageSearch {

  /** Pages of images hidden by a policy that one request goes through. */
  private static final int MAX_HIDDEN_PAGES = 10;

  /** Images of each reach that are read as they are found; of more, the page's alone are read. */
  private static final int MAX_READ_AT_ONCE = 100;

  private final Database database;
  private final VisibleImages images;
  private final WholeImages whole;
  private final ImageAccess access;

  @Inject
  ImageSearch(Database database, VisibleImages images, WholeImages whole, ImageAccess access) {
    this.database = database;
    this.images = images;
    this.whole = whole;
    this.access = access;
  }

  /**
   * Returns a page.
   *
   * @throws ImagesException 400 for an unknown marker
   */
  public ImagePage page(ImageQuery query, Caller caller) {
    Optional<Image> marker = marker(query, caller);
    return access.listsAll(caller)
        ? whole.page(
            found(query, caller, marker, true),
            query.page().limit(),
            false,
            image -> access.isListed(image, caller))
        : pageOfListed(query, caller, marker);
  }

  /**
   * Returns a page where a policy hides some images. Its marker is one that is not hidden, so a
   * page of hidden ones alone has none: the search goes on behind it, a few times.
   */
  private ImagePage pageOfListed(ImageQuery query, Caller caller, Optional<Image> first) {
    int limit = query.page().limit();
    Optional<Image> marker = first;
    for (int hidden = 0; hidden < MAX_HIDDEN_PAGES; hidden++) {
      List<ListedImage> found = found(query, caller, marker, true);
      boolean few = WholeImages.areOnePart(found);
      List<Image> kept = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      Iterator<Image> read = whole.read(found, false, image -> true);
      while (read.hasNext()) {
        Image image = read.next();
        marker = Optional.of(image);
        if (access.isListed(image, caller)) {
          ids.add(image.id());
          if (few) {
            kept.add(image);
          }
        }
      }
      boolean isFull = limit > 0 && found.size() == limit;
      if (!kept.isEmpty()) {
        String last = kept.get(kept.size() - 1).id();
        return new ImagePage(kept, isFull ? Optional.of(last) : Optional.empty());
      }
      if (!ids.isEmpty() || !isFull) {
        List<ListedImage> listed =
            found.stream().filter(image -> ids.contains(image.id())).toList();
        return whole.page(
            listed, isFull ? listed.size() : limit, false, image -> access.isListed(image, caller));
      }
    }
    return ImagePage.EMPTY;
  }

  /**
   * Returns the ids of the images that {@link #page} would have, and of those for whose bytes it
   * would have no room.
   *
   * @throws ImagesException as above
   */
  public ImageIds ids(ImageQuery query, Caller caller) {
    List<ListedImage> found = found(query, caller, marker(query, caller), false);
    List<String> ids = new ArrayList<>();
    if (access.listsAll(caller)) {
      found.forEach(image -> ids.add(image.id()));
    } else {
      whole
          .read(found, false, image -> access.isListed(image, caller))
          .forEachRemaining(image -> ids.add(image.id()));
    }
    return new ImageIds(ids, found.size() == query.page().limit() && !ids.isEmpty());
  }

  /**
   * The images of a page in their order, each once.
   *
   * @param shown whether they are to be shown, so that those with short texts are read at once
   */
  private List<ListedImage> found(
      ImageQuery query, Caller caller, Optional<Image> marker, boolean shown) {
    int limit = query.page().limit();
    if (limit == 0) {
      return List.of();
    }
    int offset = marker.isPresent() ? 0 : query.page().offset();
    ImageStatement statement =
        new ImageStatement(
            query,
            ImageReach.of(query.scope(), caller, access.isAdmin(caller)),
            marker,
            limit + offset);
    Set<String> met = new HashSet<>();
    return database
        .read(shown && limit + offset <= MAX_READ_AT_ONCE ? statement::findWhole : statement::find)
        .stream()
        .filter(image -> met.add(image.id()))
        .skip(offset)
        .limit(limit)
        .toList();
  }

  /**
   * The image behind which a page begins. One of the caller's that was deleted since the page
   * before still has its place, unless the list is sorted by what the delete has changed.
   */
  private Optional<Image> marker(ImageQuery query, Caller caller) {
    return query.page().marker().map(id -> marker(id, query, caller));
  }

  private Image marker(String id, ImageQuery query, Caller caller) {
    return images
        .seek(id, caller)
        .map(SeenImage::image)
        .or(
            () ->
                query.order().stream().allMatch(ImageSort::outlivesDeletion)
                    ? images.seekDeleted(id, caller)
                    : Optional.empty())
        .orElseThrow(() -> ImagesException.invalid("marker", "no image with id " + id + " exists"));
  }
}
