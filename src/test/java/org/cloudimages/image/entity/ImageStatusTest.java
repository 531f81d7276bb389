package org.cloudimages.image.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
