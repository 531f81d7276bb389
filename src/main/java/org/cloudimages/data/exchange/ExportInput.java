package org.cloudimages.data.exchange;

import jakarta.json.JsonObject;

/**
 * The input of Rackspace's task {@code export}: {@code {"image_uuid": "…",
 * "receiving_swift_container": "…"}}.
 */
record ExportInput(String image, ObjectPath target) {

  private static final int MAX_TEXT = 256;

  /**
   * Reads it.
   *
   * @throws org.cloudimages.fault.ImagesException 400, naming the field
   */
  static ExportInput parse(JsonObject input) {
    String image = ObjectPath.text("image_uuid", input, MAX_TEXT);
    String container = ObjectPath.text("receiving_swift_container", input, MAX_TEXT);
    return new ExportInput(image, new ObjectPath(container, image + ".vhd"));
  }
}
