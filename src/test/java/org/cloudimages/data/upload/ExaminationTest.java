package org.cloudimages.data.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.hash.HashAlgorithm;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.ImageData;
import org.junit.jupiter.api.Test;

class ExaminationTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Image image = new Image("an-image", "a project", NOW);

  @Test
  void copyIsHashedAsTheImageWas() {
    image.change(ImageAttribute.DISK_FORMAT, "raw");
    image.change(ImageAttribute.CONTAINER_FORMAT, "bare");
    image.activate(
        new ImageData("a store", 3, OptionalLong.empty(), "a checksum", "sha256", "a hash"), NOW);

    assertEquals(Optional.of(HashAlgorithm.SHA_256), Examination.hashOf(image));
  }

  @Test
  void newDataAreHashedAsIsUsual() {
    assertEquals(Optional.empty(), Examination.hashOf(image));
  }
}
