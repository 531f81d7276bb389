package org.cloudimages.store.swift;

import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.transfer.TransferSettings;

/**
 * The settings of one store, without those of the login.
 *
 * @param segmentSize bytes in a segment of what is larger; segments are passed on as they come
 */
record SwiftSettings(String container, long segmentSize, TransferSettings transfer) {

  private static final long MIB = 1 << 20;
  private static final long GIB = 1 << 30;

  static SwiftSettings of(StoreSettings settings) {
    String container = settings.find("container").orElse("images");
    if (!container.matches("[A-Za-z0-9._-]{1,250}")) {
      throw settings.invalid("container", "letters, digits, '.', '_' and '-' only: " + container);
    }
    return new SwiftSettings(
        container,
        settings.number("segment-size", GIB, MIB, 5 * GIB),
        TransferSettings.of(settings));
  }
}
