package org.cloudimages.data.download;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cloudimages.blob.Blob;
import org.cloudimages.fault.BoundedLog;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.fault.LogText;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.Stores;

/** The same bytes in several stores, and the order in which these are tried. */
@Singleton
class Replicas {

  private static final BoundedLog FAILURES =
      new BoundedLog(System.getLogger(Replicas.class.getName()), "bytes that a store did not give");

  private final Stores stores;

  @Inject
  Replicas(Stores stores) {
    this.stores = stores;
  }

  /**
   * Makes sure that a client may prefer these stores.
   *
   * @throws ImagesException 400 for one that there is not
   */
  void requireKnown(List<String> ids) {
    for (String id : ids) {
      if (!stores.ids().contains(id)) {
        throw ImagesException.invalid("prefer", "there is no store " + id);
      }
    }
  }

  /**
   * Opens the bytes in the first store that gives them. Empty when there are none anywhere.
   *
   * @throws ImagesException 503 when there may be some, but no store gives them now
   */
  Optional<Download> open(List<Blob> blobs, List<String> preferred, Slice slice, String checksum) {
    boolean lost = true;
    for (Blob blob : inOrder(blobs, preferred)) {
      try {
        return Optional.of(Download.open(store(blob), blob.key(), slice, checksum));
      } catch (StoreException e) {
        lost &= e.reason() == Reason.MISSING;
        FAILURES.tell(
            Level.WARNING,
            () -> LogText.of("Blob " + blob.id() + " in the store " + blob.store() + ": " + e));
      }
    }
    if (lost) {
      return Optional.empty();
    }
    throw ImagesException.unavailable();
  }

  private ImageStore store(Blob blob) {
    return stores
        .find(blob.store())
        .orElseThrow(
            () -> new StoreException(Reason.UNAVAILABLE, "There is no such store any more."));
  }

  /** First those that the client prefers, in its order, then the others in the service's. */
  private List<Blob> inOrder(List<Blob> blobs, List<String> preferred) {
    List<String> order =
        Stream.concat(
                preferred.stream(),
                stores.readingOrder(blobs.stream().map(Blob::store).toList()).stream())
            .toList();
    return blobs.stream()
        .sorted(Comparator.comparingInt(blob -> order.indexOf(blob.store())))
        .toList();
  }
}
