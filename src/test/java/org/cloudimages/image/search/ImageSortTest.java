package org.cloudimages.image.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What images are sorted by. */
class ImageSortTest {

  @Test
  void nullCountsAsTheEmptyName() {
    assertEquals("", new ImageSort(ImageAttribute.NAME, false).value(named(null)));
    assertEquals(-1L, new ImageSort(ImageAttribute.SIZE, false).value(named(null)));
  }

  @ParameterizedTest
  @CsvSource({"NAME,true", "SIZE,true", "ID,true", "STATUS,false", "UPDATED_AT,false"})
  void whatADeleteChangesTellsNoPlace(ImageAttribute key, boolean outlives) {
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
  void keyIsKnownByItsNameOnTheWire(String text, ImageAttribute key) {
    assertEquals(Optional.of(key), key(text));
  }

  @Test
  void otherWordsAreNoKeys() {
    assertEquals(Optional.empty(), key("owner"));
    assertEquals(Optional.empty(), key("NAME"));
  }

  private static Optional<ImageAttribute> key(String text) {
    return ImageAttribute.of(text).filter(key -> key.sort() != ImageAttribute.Sort.NO);
  }

  private static Image named(String name) {
    Image image = new Image("an id", "demo", Instant.EPOCH);
    image.change(ImageAttribute.NAME, name);
    return image;
  }
}
