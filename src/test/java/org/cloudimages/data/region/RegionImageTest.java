package org.cloudimages.data.region;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionImageTest {

  private static final String ID = "a7a1b0c2-0000-4000-8000-000000000001";

  private static RegionImage image(String method) {
    return RegionImage.parse(JsonText.object(method));
  }

  @Test
  void imageIsReachedThePublicWayUnlessAnotherIsNamed() {
    RegionImage image = image("{'glance_region':'east','glance_image_id':'" + ID + "'}");
    image.require();
    assertEquals("public", image.reachedBy());
    assertEquals("image " + ID + " of the region east", image.title());

    RegionImage inside =
        image(
            "{'glance_region':'east','glance_image_id':'"
                + ID
                + "','glance_service_interface':'internal'}");
    inside.require();
    assertEquals("internal", inside.reachedBy());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'glance_image_id':'ID'} | 'method.glance_region': it must be the name of a region.",
        "{'glance_region':null,'glance_image_id':'ID'}"
            + " | 'method.glance_region': it must be the name of a region.",
        "{'glance_region':' ','glance_image_id':'ID'}"
            + " | 'method.glance_region': it must be the name of a region.",
        "{'glance_region':'east'} | 'method.glance_image_id': it must be a UUID.",
        "{'glance_region':'east','glance_image_id':'../ID'}"
            + " | 'method.glance_image_id': it must be a UUID.",
        "{'glance_region':'east','glance_image_id':'ID','glance_service_interface':'x'}"
            + " | 'method.glance_service_interface': it must be one of public, internal, admin."
      },
      quoteCharacter = '`')
  void imageThatCannotBeLookedForIsRefusedByTheField(String method, String message) {
    assertRefused(
        400, "Invalid value for " + message, () -> image(method.replace("ID", ID)).require());
  }
}
