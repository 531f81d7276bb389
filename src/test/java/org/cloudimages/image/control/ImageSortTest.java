package org.cloudimages.image.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cloudimages.image.entity.AttributeChange;
import org.cloudimages.image.entity.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order in memory, which must be that of the database. */
class ImageSortTest {

  @Test
  void nullCountsAsTheEmptyName() {
    assertEquals(
        Arrays.asList(null, "", "a"),
        sorted(new ImageSort(ImageSort.Key.NAME, false), named("a"), named(null), named("")));
  }

  @Test
  void textIsSortedByCodePoints() {
    assertEquals(
        List.of("Z", "a", "ä", "\uFF5E", "💿"),
        sorted(
            new ImageSort(ImageSort.Key.NAME, false),
            named("💿"),
            named("ä"),
            named("\uFF5E"),
            named("a"),
            named("Z")));
  }

  @Test
  void descendingTurnsTheOrderRound() {
    assertEquals(
        Arrays.asList("b", "a", null),
        sorted(new ImageSort(ImageSort.Key.NAME, true), named("a"), named(null), named("b")));
  }

  @Test
  void datesAreSortedByTime() {
    assertEquals(
        List.of("old", "new"),
        sorted(new ImageSort(ImageSort.Key.CREATED_AT, false), image("new", 2), image("old", 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "name,NAME",
    "status,STATUS",
    "container_format,CONTAINER_FORMAT",
    "disk_format,DISK_FORMAT",
    "size,SIZE",
    "id,ID",
    "created_at,CREATED_AT",
    "updated_at,UPDATED_AT"
  })
  void keyIsKnownByItsNameOnTheWire(String text, ImageSort.Key key) {
    assertEquals(Optional.of(key), ImageSort.Key.of(text));
  }

  @Test
  void otherWordsAreNoKeys() {
    assertEquals(Optional.empty(), ImageSort.Key.of("owner"));
    assertEquals(Optional.empty(), ImageSort.Key.of("NAME"));
  }

  private static Image named(String name) {
    return image(name, 0);
  }

  private static Image image(String name, long second) {
    Image image = new Image("an id", "demo", Instant.ofEpochSecond(second));
    image.change(new AttributeChange("name", name));
    return image;
  }

  private static List<String> sorted(ImageSort sort, Image... images) {
    return Arrays.stream(images).sorted(sort.comparator()).map(Image::name).toList();
  }
}
