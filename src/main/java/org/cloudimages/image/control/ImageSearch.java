package org.cloudimages.image.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.database.Database;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Image;

/**
 * Finds pages of images.
 *
 * <p>A page starts behind the sort values of its marker and not after a number of rows, and each
 * {@link ImageReach} reads the head of an index of its own; so a page costs the same however many
 * images there are. At most three queries: the marker, and two reaches.
 */
@Singleton
public class ImageSearch {

  private final Database database;
  private final Images images;
  private final ImageAccess access;

  @Inject
  ImageSearch(Database database, Images images, ImageAccess access) {
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
        database.read(
            entities ->
                ImageReach.of(query.scope(), caller, access.isAdmin(caller)).stream()
                    .flatMap(
                        reach ->
                            rows(
                                entities, new ImageStatement(query, reach, marker), limit + offset))
                    .collect(Collectors.toMap(Image::id, Function.identity(), (a, b) -> a))
                    .values()
                    .stream()
                    .sorted(order(query))
                    .skip(offset)
                    .limit(limit)
                    .toList());
    return new ImagePage(
        found, found.size() == limit ? Optional.of(found.get(limit - 1).id()) : Optional.empty());
  }

  private Image marker(String id, Caller caller) {
    return images
        .look(id)
        .filter(image -> access.isVisible(image, caller))
        .orElseThrow(() -> ImagesException.invalid("marker", "no image with id " + id + " exists"));
  }

  private static Stream<Image> rows(EntityManager entities, ImageStatement statement, int most) {
    return statement
        .on(entities)
        .setHint("eclipselink.read-only", true)
        .setMaxResults(most)
        .getResultList()
        .stream();
  }

  private static Comparator<Image> order(ImageQuery query) {
    return query.order().stream()
        .map(ImageSort::comparator)
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }
}
