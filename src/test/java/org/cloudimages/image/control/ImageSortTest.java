package org.cloudimages.image.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudimages.image.entity.AttributeChange;
import org.cloudimages.image.entity.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order in memory, which must be that of the database. */
class ImageSortTest {

  @Test
  void nullCountsAsTheEmptyName() {
    assertEquals("", new ImageSort(ImageSort.Key.NAME, false).value(named(null)));
    assertEquals(-1L, new ImageSort(ImageSort.Key.SIZE, false).value(named(null)));
  }

  @Test
  void textIsSortedByCodePoints() {
    assertEquals(
        List.of("", "Z", "a", "ä", "\uFF5E", "💿"),
        sorted(new ImageSort(ImageSort.Key.NAME, false), "💿", "ä", "\uFF5E", "", "a", "Z"));
  }

  @Test
  void descendingTurnsTheOrderRound() {
    assertEquals(
        List.of("b", "a", ""), sorted(new ImageSort(ImageSort.Key.NAME, true), "a", "", "b"));
  }

  @Test
  void numbersAreSortedBySize() {
    assertEquals(
        List.of(9L, 10L, 1_000_000L),
        sorted(new ImageSort(ImageSort.Key.CREATED_AT, false), 10L, 1_000_000L, 9L));
  }

  @Test
  void secondKeyDecidesWhereTheFirstIsEqual() {
    List<ImageSort> order =
        List.of(
            new ImageSort(ImageSort.Key.CREATED_AT, true), new ImageSort(ImageSort.Key.ID, false));

    assertEquals(
        List.of("c", "a", "b"),
        Stream.of(listed("b", 1L), listed("c", 2L), listed("a", 1L))
            .sorted(ListedImage.in(order))
            .map(ListedImage::id)
            .toList());
  }

  @ParameterizedTest
  @CsvSource({"NAME,true", "SIZE,true", "ID,true", "STATUS,false", "UPDATED_AT,false"})
  void whatADeleteChangesTellsNoPlace(ImageSort.Key key, boolean outlives) {
    assertEquals(outlives, new ImageSort(key, true).outlivesDeletion());
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
    Image image = new Image("an id", "demo", Instant.EPOCH);
    image.change(new AttributeChange("name", name));
    return image;
  }

  private static ListedImage listed(String id, long created) {
    return new ListedImage(id, 0, List.of(created, id));
  }

  private static List<Object> sorted(ImageSort sort, Object... values) {
    return Arrays.stream(values).sorted(sort::compare).toList();
  }
}
