package org.cloudimages.data.figures;

import java.util.Locale;

/** Why data are moved. */
public enum TransferKind {
  /** A client gives an image its data. */
  UPLOAD,
  /** A client brings data for an import. */
  STAGE,
  /** A client reads the data of an image. */
  DOWNLOAD,
  /** A task writes data into stores. */
  IMPORT;

  /** The word that operators see. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
