package org.cloudimages.image.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.database.Database;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Image;

/**
 * Finds pages of images.
 *
 * <p>A page starts behind the sort values of its marker and not after a number of rows, and each
 * {@link ImageReach} reads the head of an index of its own; so a page costs the same however many
 * images there are. One query for the marker and one for each reach; that for what is shared with
 * the caller only where another one saw that there is something.
 */
@Singleton
public class ImageSearch {

  private final Database database;
  private final VisibleImages images;
  private final ImageAccess access;

  @Inject
  ImageSearch(Database database, VisibleImages images, ImageAccess access) {
    this.database = database;
    this.images = images;
    this.access = access;
  }

  ImagePage page(ImageQuery query, Caller caller) {
    Optional<Image> marker = query.page().marker().map(id -> marker(id, caller));
    int limit = query.page().limit();
    if (limit == 0) {
      return new ImagePage(List.of(), Optional.empty());
    }
    int offset = marker.isPresent() ? 0 : query.page().offset();
    List<Image> found =
        candidates(query, caller, marker, limit + offset).stream()
            .sorted(order(query))
            .skip(offset)
            .limit(limit)
            .toList();
    List<Image> listed = found.stream().filter(image -> access.isListed(image, caller)).toList();
    return new ImagePage(
        listed,
        found.size() == limit && !listed.isEmpty()
            ? Optional.of(found.get(limit - 1).id())
            : Optional.empty());
  }

  private Image marker(String id, Caller caller) {
    return images
        .seek(id, caller)
        .map(SeenImage::image)
        .orElseThrow(() -> ImagesException.invalid("marker", "no image with id " + id + " exists"));
  }

  /** The first images of each reach, each image once. */
  private Collection<Image> candidates(
      ImageQuery query, Caller caller, Optional<Image> marker, int most) {
    Map<String, Image> found = new HashMap<>();
    List<ImageReach> reaches = ImageReach.of(query.scope(), caller, access.isAdmin(caller));
    ImageReach last = reaches.get(reaches.size() - 1);
    database.read(
        entities -> {
          Optional<Boolean> sharing = last.shared() ? Optional.empty() : Optional.of(false);
          for (ImageReach reach : reaches) {
            ImageStatement statement = new ImageStatement(query, reach, marker);
            if (!reach.shared() && sharing.isEmpty()) {
              List<Object[]> rows = rows(statement.on(entities, last), most);
              rows.forEach(row -> add((Image) row[0], found));
              sharing = rows.stream().findFirst().map(row -> row[1] != null);
            } else if (!reach.shared() || sharing.orElse(true)) {
              rows(statement.on(entities), most).forEach(image -> add(image, found));
            }
          }
          return found;
        });
    return found.values();
  }

  private static void add(Image image, Map<String, Image> found) {
    found.putIfAbsent(image.id(), image);
  }

  private static <T> List<T> rows(TypedQuery<T> query, int most) {
    return query.setHint("eclipselink.read-only", true).setMaxResults(most).getResultList();
  }

  private static Comparator<Image> order(ImageQuery query) {
    return query.order().stream()
        .map(ImageSort::comparator)
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }
}
