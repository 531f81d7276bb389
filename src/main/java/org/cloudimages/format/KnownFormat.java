package org.cloudimages.format;

import java.util.Locale;
import java.util.Optional;

/** The formats that the inspector recognises. Everything else is raw, or has no inspector. */
public enum KnownFormat {
  QCOW2,
  QED,
  VMDK,
  VHD,
  VHDX,
  VDI,
  ISO,
  GPT,
  LUKS;

  /** The name as a value of {@code disk_format}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<KnownFormat> of(String diskFormat) {
    for (KnownFormat format : values()) {
      if (format.id().equals(diskFormat)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
