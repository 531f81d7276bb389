package org.cloudimages.image.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageTest {

  private static final Instant BORN = Instant.parse("2026-01-02T03:04:05Z");

  private final Image image = new Image("an id", "a project", BORN);

  @Test
  void newImageIsQueuedAndSharedWithNobody() {
    assertEquals(ImageStatus.QUEUED, image.status());
    assertEquals(Visibility.SHARED, image.visibility());
    assertEquals("a project", image.owner());
    assertEquals(BORN, image.createdAt());
    assertEquals(BORN, image.updatedAt());
    assertFalse(image.isProtected());
    assertFalse(image.isHidden());
    assertEquals(Set.of(), image.tags());
    assertEquals(Map.of(), image.properties());
    assertNull(image.size());
  }

  @Test
  void everyBaseAttributeCanChange() {
    change(ImageAttribute.NAME, "a name");
    change(ImageAttribute.VISIBILITY, Visibility.PUBLIC);
    change(ImageAttribute.PROTECTED, true);
    change(ImageAttribute.OS_HIDDEN, true);
    change(ImageAttribute.OWNER, "another project");
    change(ImageAttribute.DISK_FORMAT, "raw");
    change(ImageAttribute.CONTAINER_FORMAT, "bare");
    change(ImageAttribute.MIN_DISK, 1);
    change(ImageAttribute.MIN_RAM, 2);
    image.describe(Set.of("b", "a"), Map.of());

    assertEquals("a name", image.name());
    assertEquals(Visibility.PUBLIC, image.visibility());
    assertTrue(image.isProtected());
    assertTrue(image.isHidden());
    assertTrue(image.isOwnedBy("another project"));
    assertEquals("raw", image.diskFormat());
    assertEquals("bare", image.containerFormat());
    assertEquals(1, image.minDisk());
    assertEquals(2, image.minRam());
    assertEquals(List.of("a", "b"), List.copyOf(image.tags()));
    assertEquals(Map.of(), image.properties());
  }

  @Test
  void tagsAndPropertiesAreReplacedAsAWholeAndInAFixedOrder() {
    Map<String, String> properties = new HashMap<>(Map.of("os_distro", "debian"));
    properties.put("kernel_id", null);
    image.describe(Set.of("a", "b"), Map.of("os_version", "13"));

    image.describe(Set.of("c"), properties);

    assertEquals(Set.of("c"), image.tags());
    assertEquals(properties, image.properties());
    assertEquals(List.of("kernel_id", "os_distro"), List.copyOf(image.properties().keySet()));
  }

  @Test
  void othersCannotChange() {
    assertThrows(IllegalArgumentException.class, () -> change(ImageAttribute.SIZE, 1L));
    assertThrows(IllegalArgumentException.class, () -> change(ImageAttribute.TAGS, Set.of()));
  }

  @Test
  void imageOfNobodyIsOwnedByNoProject() {
    change(ImageAttribute.OWNER, null);

    assertFalse(image.isOwnedBy("a project"));
  }

  @Test
  void onlyTouchingMovesTheDateOfTheUpdate() {
    change(ImageAttribute.NAME, "another");
    assertEquals(BORN, image.updatedAt());

    image.touch(BORN.plusSeconds(1));

    assertEquals(BORN.plusSeconds(1), image.updatedAt());
    assertEquals(BORN, image.createdAt());
  }

  @Test
  void tagsAndPropertiesCannotBeChangedFromOutside() {
    image.describe(Set.of("a"), Map.of("os_distro", "debian"));

    assertThrows(UnsupportedOperationException.class, () -> image.tags().add("b"));
    assertThrows(UnsupportedOperationException.class, () -> image.properties().clear());
  }

  private void change(ImageAttribute attribute, Object value) {
    image.change(attribute, value);
  }
}
