package org.cloudimages.image.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageTest {

  private static final Instant BORN = Instant.parse("2026-01-02T03:04:05Z");

  private static final ImageData DATA =
      new ImageData("a store", 3, OptionalLong.of(8), "a checksum", "sha512", "a hash");

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
    assertEquals(Optional.empty(), image.data());
  }

  /** Because its tag is made of that time, and clocks of several nodes, or one set back, differ. */
  @Test
  void eachChangeIsLaterThanTheOneBefore() {
    image.touch(BORN);
    assertEquals(BORN.plusNanos(1000), image.updatedAt());
    image.activate(DATA, BORN.minusSeconds(1));
    assertEquals(BORN.plusNanos(2000), image.updatedAt());
    image.touch(BORN.plusSeconds(1));
    assertEquals(BORN.plusSeconds(1), image.updatedAt());
  }

  @Test
  void dataThatAreOutOfUseStayAsTheyAre() {
    Instant later = BORN.plusSeconds(1);
    image.activate(DATA, BORN);
    Instant before = image.updatedAt();
    assertFalse(image.reactivate(later));
    assertEquals(before, image.updatedAt());

    assertTrue(image.deactivate(later));
    assertFalse(image.deactivate(later.plusSeconds(1)));

    assertEquals(ImageStatus.DEACTIVATED, image.status());
    assertEquals(later, image.updatedAt());
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

  @Test
  void uploadMakesItActive() {
    image.beginUpload(ImageStatus.SAVING, "a blob", BORN);
    assertTrue(image.isWritten());

    image.activate(DATA, BORN.plusSeconds(1));

    assertEquals(ImageStatus.ACTIVE, image.status());
    assertFalse(image.isWritten());
    assertEquals(Optional.of(DATA), image.data());
    assertEquals(BORN.plusSeconds(1), image.updatedAt());
  }

  @Test
  void uploadThatFailsLeavesItQueued() {
    image.beginUpload(ImageStatus.SAVING, "a blob", BORN);

    image.abandonUpload("another blob", BORN);
    assertEquals(ImageStatus.SAVING, image.status());
    image.abandonUpload("a blob", BORN);

    assertEquals(ImageStatus.QUEUED, image.status());
    assertFalse(image.isWritten());
  }

  private void assertImport(String task, String waiting, String failed) {
    assertEquals(
        Map.of(
            "os_glance_import_task", task,
            "os_glance_importing_to_stores", waiting,
            "os_glance_failed_import", failed),
        image.serviceProperties());
  }

  private void stage() {
    image.beginUpload(ImageStatus.UPLOADING, "a blob", BORN);
    image.finishStaging(5, BORN);
  }

  @Test
  void importMakesItActiveInItsFirstStore() {
    assertEquals(Map.of(), image.serviceProperties());
    assertEquals(Optional.empty(), image.importTask());
    stage();

    image.beginImport("a task", List.of("a", "b", "c"), BORN);
    assertEquals(ImageStatus.IMPORTING, image.status());
    assertEquals(Optional.of("a task"), image.importTask());
    assertImport("a task", "a,b,c", "");

    image.gainStore("a", new ImageData("a", 3, OptionalLong.empty(), "c", "sha512", "h"), BORN);
    assertEquals(ImageStatus.ACTIVE, image.status());
    assertEquals(List.of("b", "c"), image.importingTo());
    image.missStore("b", BORN);
    image.gainStore("c", new ImageData("c", 3, OptionalLong.empty(), "c", "sha512", "h"), BORN);
    assertImport("a task", "", "b");
    image.endImport(BORN.plusSeconds(1));

    assertEquals(ImageStatus.ACTIVE, image.status());
    assertEquals(List.of("a", "c"), image.stores());
    assertEquals(Optional.empty(), image.importTask());
    assertImport("", "", "b");
    assertEquals(Map.of(), image.properties());
    assertEquals(BORN.plusSeconds(1), image.updatedAt());
  }

  @Test
  void importThatFailsLeavesItQueuedWithoutASize() {
    stage();
    image.beginImport("a task", List.of("a", "b"), BORN);
    image.missStore("a", BORN);

    image.endImport(BORN);

    assertEquals(ImageStatus.QUEUED, image.status());
    assertEquals(Optional.empty(), image.data());
    assertImport("", "", "a");
    image.beginImport("another", List.of("a"), BORN);
    assertImport("another", "a", "");
  }

  @Test
  void copyKeepsItsStatusWhateverHappens() {
    image.activate(DATA, BORN);
    image.beginImport("a task", List.of("b"), BORN);
    assertEquals(ImageStatus.ACTIVE, image.status());

    image.missStore("b", BORN);
    image.endImport(BORN);

    assertEquals(ImageStatus.ACTIVE, image.status());
    assertEquals(Optional.of(DATA), image.data());
    assertImport("", "", "b");
  }

  @Test
  void onlyTheSizeOfStagedDataIsKnown() {
    image.beginUpload(ImageStatus.UPLOADING, "a blob", BORN);

    image.finishStaging(5, BORN);

    assertEquals(ImageStatus.UPLOADING, image.status());
    ImageData staged = image.data().orElseThrow();
    assertEquals(Optional.of(5L), staged.size());
    assertEquals(Optional.empty(), staged.checksum());
    assertEquals(Optional.empty(), staged.virtualSize());
    assertEquals(List.of(), image.stores());
  }

  @Test
  void dataLeaveOneOfSeveralStores() {
    image.activate(
        new ImageData("a,b,c", 3, OptionalLong.empty(), "a checksum", "sha512", "a hash"), BORN);
    assertEquals(9, image.storedBytes());

    image.lieIn(List.of("a", "c"), BORN.plusSeconds(1));

    assertEquals(List.of("a", "c"), image.stores());
    assertEquals(6, image.storedBytes());
    assertEquals(BORN.plusSeconds(1), image.updatedAt());
  }

  @Test
  void dataMayLieInOneStoreTwiceAndBeOfUnknownSize() {
    image.activate(ImageData.registered(Optional.empty()), BORN);
    image.lieIn(List.of("a", "a"), BORN);

    assertEquals(List.of("a", "a"), image.stores());
    assertEquals(0, image.storedBytes());
    assertEquals(Optional.empty(), image.data().orElseThrow().size());

    image.measure(4);
    image.identify("a checksum", "sha512", "a hash");

    assertEquals(8, image.storedBytes());
    assertEquals(Optional.of("a hash"), image.data().orElseThrow().hashValue());
  }

  @Test
  void nothingHappensOutOfTurn() {
    assertThrows(IllegalStateException.class, () -> image.restore(BORN));
    assertThrows(IllegalStateException.class, image::purge);

    image.activate(DATA, BORN);

    assertThrows(
        IllegalStateException.class, () -> image.beginUpload(ImageStatus.SAVING, "a blob", BORN));
    assertThrows(IllegalStateException.class, () -> image.activate(DATA, BORN));
    assertEquals(ImageStatus.ACTIVE, image.status());
    assertFalse(image.isWritten());
  }

  private void change(ImageAttribute attribute, Object value) {
    image.change(attribute, value);
  }
}
