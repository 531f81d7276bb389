package org.cloudimages.image.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImageStatusTest {

  @ParameterizedTest
  @EnumSource
  void wordNamesTheStatus(ImageStatus status) {
    assertEquals(Optional.of(status), ImageStatus.of(status.text()));
  }

  @Test
  void otherWordsAreNoStatus() {
    assertEquals(Optional.empty(), ImageStatus.of("QUEUED"));
    assertEquals(Optional.empty(), ImageStatus.of(""));
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUED, SAVING UPLOADING IMPORTING ACTIVE PENDING_DELETE DELETED",
    "SAVING, QUEUED ACTIVE PENDING_DELETE DELETED",
    "UPLOADING, QUEUED IMPORTING PENDING_DELETE DELETED",
    "IMPORTING, QUEUED ACTIVE PENDING_DELETE DELETED",
    "ACTIVE, DEACTIVATED PENDING_DELETE DELETED",
    "DEACTIVATED, ACTIVE PENDING_DELETE DELETED",
    "KILLED, PENDING_DELETE DELETED",
    "PENDING_DELETE, QUEUED ACTIVE DEACTIVATED KILLED DELETED",
    "DELETED, ''"
  })
  void statusMayBecomeTheseAndNoOthers(ImageStatus status, String others) {
    assertEquals(
        others,
        Arrays.stream(ImageStatus.values())
            .filter(status::mayBecome)
            .map(ImageStatus::name)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void whatComesIntoTheRecycleBinComesOutOfIt() {
    for (ImageStatus status : ImageStatus.deletable()) {
      assertTrue(ImageStatus.PENDING_DELETE.mayBecome(status.restored()), status::name);
    }
  }

  @Test
  void everyImageThatIsNotDeletedCanBeDeleted() {
    assertEquals(
        EnumSet.of(
            ImageStatus.QUEUED,
            ImageStatus.SAVING,
            ImageStatus.UPLOADING,
            ImageStatus.IMPORTING,
            ImageStatus.ACTIVE,
            ImageStatus.DEACTIVATED,
            ImageStatus.KILLED),
        ImageStatus.deletable());
  }

  @Test
  void callersCannotWidenWhatIsDeletable() {
    ImageStatus.deletable().add(ImageStatus.DELETED);

    assertFalse(ImageStatus.deletable().contains(ImageStatus.DELETED));
  }

  @Test
  void whatRanDoesNotRunAfterARestoration() {
    for (ImageStatus ran :
        Set.of(ImageStatus.SAVING, ImageStatus.UPLOADING, ImageStatus.IMPORTING)) {
      assertEquals(ImageStatus.QUEUED, ran.restored());
    }
    for (ImageStatus rested :
        Set.of(ImageStatus.QUEUED, ImageStatus.ACTIVE, ImageStatus.DEACTIVATED)) {
      assertEquals(rested, rested.restored());
    }
  }

  @Test
  void formatsAreOpenUntilDataAreCheckedAgainstThem() {
    assertEquals(
        Set.of(ImageStatus.QUEUED, ImageStatus.IMPORTING),
        Arrays.stream(ImageStatus.values())
            .filter(ImageStatus::hasOpenFormats)
            .collect(Collectors.toSet()));
  }
}
