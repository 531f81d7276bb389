package org.cloudimages.image.change;

import java.util.Map;
import java.util.Set;
import org.cloudimages.image.entity.Image;

/**
 * How much an image is described with. Properties of the service's own count for nothing.
 *
 * @param tags their number
 * @param properties their number
 * @param bytes of the names and values of all properties together, in UTF-8
 */
record ImageExtent(int tags, int properties, long bytes) {

  static final ImageExtent NONE = new ImageExtent(0, 0, 0);

  static ImageExtent of(Set<String> tags, Map<String, String> properties) {
    int count = 0;
    long bytes = 0;
    for (Map.Entry<String, String> property : properties.entrySet()) {
      if (!property.getKey().startsWith(Image.RESERVED_PREFIX)) {
        count++;
        bytes += bytes(property.getKey()) + bytes(property.getValue());
      }
    }
    return new ImageExtent(tags.size(), count, bytes);
  }

  private static long bytes(String text) {
    return text == null ? 0 : text.codePoints().mapToLong(ImageExtent::bytes).sum();
  }

  private static long bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
