package org.cloudimages.data.importing;

import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cloudimages.blob.Blob;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.Stores;

/**
 * Bytes that lie in stores, from where an import takes them.
 *
 * @param name what they are called where they are refused
 * @param blobs the same bytes, once or several times
 */
record StoredBytes(String name, List<Blob> blobs, long size) {

  private static final Logger LOG = System.getLogger(StoredBytes.class.getName());

  /** What is staged. */
  static StoredBytes staged(Blob blob) {
    return new StoredBytes("staged data", List.of(blob), blob.size());
  }

  /**
   * Opens them in the first store that has them; whoever calls closes the stream.
   *
   * @throws ImagesException when none has
   */
  InputStream open(Stores stores) {
    List<String> order = stores.readingOrder(blobs.stream().map(Blob::store).toList());
    return blobs.stream()
        .sorted(Comparator.comparingInt(blob -> order.indexOf(blob.store())))
        .flatMap(blob -> open(stores, blob).stream())
        .findFirst()
        .orElseThrow(
            () ->
                ImagesException.of(
                    FaultType.UNAVAILABLE, "No store gives the " + name + " of the image."));
  }

  private Optional<InputStream> open(Stores stores, Blob blob) {
    try {
      return stores.find(blob.store()).map(store -> store.open(blob.key(), 0, size));
    } catch (StoreException e) {
      LOG.log(Level.WARNING, "Blob " + blob.id() + " in the store " + blob.store() + ": " + e);
      return Optional.empty();
    }
  }
}
