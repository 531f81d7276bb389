package org.cloudimages.image.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.OptionalLong;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.image.entity.ImageStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewerTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({"false, false, true", "false, true, true", "true, false, false", "true, true, true"})
  void onlyAdministratorsSeeWhereTheDataOfDeactivatedImagesLie(
      boolean deactivated, boolean admin, boolean seen) {
    Image image = new Image("an id", "a project", NOW);
    image.beginUpload(ImageStatus.SAVING, "an upload", NOW);
    image.activate(
        new ImageData("here", 1, OptionalLong.empty(), "a checksum", "sha512", "a hash"), NOW);
    if (deactivated) {
      image.deactivate(NOW);
    }

    assertEquals(seen, new Viewer(admin).seesPlaces(image));
  }
}
