package org.cloudimages.image.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cloudimages.image.access.Viewer;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.image.location.ShownLocation;
import org.cloudimages.image.location.ShownLocations;
import org.junit.jupiter.api.Test;

/** Pages whose images have places. */
class LocatedImagesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Integer> read = new ArrayList<>();

  private static Image image(int number, int places) {
    Image image = new Image("image " + number, "a project", NOW);
    if (places > 0) {
      image.activate(ImageData.registered(Optional.empty()), NOW);
      image.lieIn(Collections.nCopies(places, "web"), NOW);
    }
    return image;
  }

  private static List<Image> images(int count, int places) {
    return IntStream.range(0, count).mapToObj(number -> image(number, places)).toList();
  }

  private LocatedImages located(List<Image> images, int placesAtOnce, ShownLocations shown) {
    return new LocatedImages(
        images.iterator(),
        new Viewer(false),
        placesAtOnce,
        part -> {
          read.add(part.size());
          return shown;
        });
  }

  private static List<String> ids(LocatedImages images) {
    List<String> ids = new ArrayList<>();
    images.forEachRemaining(document -> ids.add(document.image().id()));
    return ids;
  }

  private static ShownLocations ofMebibytes(int count) {
    ShownLocation place =
        new ShownLocation(
            URI.create("http://host/x"),
            Json.createObjectBuilder().add("x", "x".repeat(count * 1024 * 1024 / 3)).build());
    return new ShownLocations(
        true,
        Map.of("image 0", List.of(place), "image 1", List.of(place), "image 2", List.of(place)),
        Map.of());
  }

  @Test
  void placesAreReadForSomeImagesAtOnce() {
    LocatedImages images =
        located(images(120, 2), LocatedImages.PLACES_AT_ONCE, ShownLocations.NONE);
    assertEquals(List.of(50), read);

    assertEquals(120, ids(images).size());

    assertEquals(List.of(50, 50, 20), read);
    assertEquals(Optional.empty(), images.cut());
    assertThrows(NoSuchElementException.class, images::next);
  }

  @Test
  void imagesWithoutPlacesAreReadTogether() {
    assertEquals(
        1000,
        ids(located(images(1000, 0), LocatedImages.PLACES_AT_ONCE, ShownLocations.NONE)).size());
    assertEquals(List.of(1000), read);
  }

  @Test
  void eachImageIsByItselfWhereNoneAreShown() {
    assertEquals(3, ids(located(images(3, 1), 0, ShownLocations.NONE)).size());
    assertEquals(List.of(1, 1, 1), read);
  }

  @Test
  void pageEndsBeforeItHasTooManyBytes() {
    LocatedImages images = located(images(3, 1), LocatedImages.PLACES_AT_ONCE, ofMebibytes(3));

    assertEquals(List.of("image 0", "image 1"), ids(images));
    assertEquals(Optional.of("image 1"), images.cut());
  }

  @Test
  void firstImageOfAPageIsThereWhateverItHas() {
    LocatedImages images = located(images(2, 1), LocatedImages.PLACES_AT_ONCE, ofMebibytes(9));

    assertEquals(List.of("image 0"), ids(images));
    assertEquals(Optional.of("image 0"), images.cut());
  }

  @Test
  void pageOfNoneIsEmpty() {
    LocatedImages images = located(List.of(), LocatedImages.PLACES_AT_ONCE, ShownLocations.NONE);

    assertEquals(List.of(), ids(images));
    assertEquals(Optional.empty(), images.cut());
  }
}
