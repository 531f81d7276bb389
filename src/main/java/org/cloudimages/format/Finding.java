package org.cloudimages.format;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one reader found: the data have its format.
 *
 * @param virtualSize bytes of the disk as a guest sees it
 * @param problem why the data must not be accepted, as the end of a sentence that a client may see
 */
record Finding(KnownFormat format, OptionalLong virtualSize, Optional<String> problem) {

  static Finding safe(KnownFormat format, long virtualSize) {
    return new Finding(format, OptionalLong.of(virtualSize), Optional.empty());
  }

  static Finding unsafe(KnownFormat format, String problem) {
    return new Finding(format, OptionalLong.empty(), Optional.of(problem));
  }
}
