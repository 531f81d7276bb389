package org.cloudimages.data.importing;

import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.blob.Blob;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.Stores;

/**
 * Bytes that lie in stores of this service.
 *
 * @param blobs the same bytes, once or several times
 */
public record StoredBytes(String name, List<Blob> blobs, OptionalLong size)
    implements ImportedBytes {

  private static final Logger LOG = System.getLogger(StoredBytes.class.getName());

  public StoredBytes {
    blobs = List.copyOf(blobs);
  }

  /** What is staged. */
  static StoredBytes staged(Blob blob) {
    return new StoredBytes("staged data", List.of(blob), OptionalLong.of(blob.size()));
  }

  /**
   * Opens them in the first store that has them; whoever calls closes the stream.
   *
   * @throws ImagesException when none has
   */
  @Override
  public InputStream open(Stores stores) {
    List<String> order = stores.readingOrder(blobs.stream().map(Blob::store).toList());
    return blobs.stream()
        .sorted(Comparator.comparingInt(blob -> order.indexOf(blob.store())))
        .flatMap(blob -> open(stores, blob).stream())
        .findFirst()
        .orElseThrow(
            () ->
                ImagesException.of(
                    FaultType.BAD_GATEWAY, "No store gives the " + name + " of the image."));
  }

  private Optional<InputStream> open(Stores stores, Blob blob) {
    try {
      return stores.find(blob.store()).map(store -> open(store, blob.key()));
    } catch (StoreException e) {
      LOG.log(Level.WARNING, "Blob " + blob.id() + " in the store " + blob.store() + ": " + e);
      return Optional.empty();
    }
  }

  private InputStream open(ImageStore store, String key) {
    return size.isPresent() ? store.open(key, 0, size.getAsLong()) : store.open(key);
  }
}
