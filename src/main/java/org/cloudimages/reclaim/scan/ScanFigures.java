package org.cloudimages.reclaim.scan;

/**
 * What a scan found in one store.
 *
 * @param objects all that lies there
 * @param foreign those that are none of this service's, by the form of their keys
 * @param orphans blobs that no row knows
 * @param removed how many of them the scan removed
 * @param missing live blobs that do not lie there
 */
record ScanFigures(
    String store,
    long objects,
    long foreign,
    long orphans,
    long orphanBytes,
    long removed,
    long missing) {

  String describe() {
    return "%s: %d objects, %d foreign, %d orphans of %d bytes, %d removed, %d missing"
        .formatted(store, objects, foreign, orphans, orphanBytes, removed, missing);
  }
}
