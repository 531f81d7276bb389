package org.cloudimages.image.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.cloudimages.image.entity.AttributeChange;
import org.cloudimages.image.entity.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What images are sorted by. */
class ImageSortTest {

  @Test
  void nullCountsAsTheEmptyName() {
    assertEquals("", new ImageSort(ImageSort.Key.NAME, false).value(named(null)));
    assertEquals(-1L, new ImageSort(ImageSort.Key.SIZE, false).value(named(null)));
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
}
