package org.cloudimages.reclaim.scan;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.BlobKey;
import org.cloudimages.blob.BlobQueue;
import org.cloudimages.fault.LogText;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.StoredObject;

/** One look at everything that lies in one store. Used by one thread. */
final class StoreScan {

  private static final Logger LOG = System.getLogger(StoreScan.class.getName());
  private static final int BATCH = 200;
  private static final int MAX_TOLD = 20;

  private final String id;
  private final ImageStore store;
  private final BlobQueue queue;
  private final Instant modifiedBefore;
  private final boolean removing;
  private final IdSet seen = new IdSet();
  private final Set<BlobKey> batch = new HashSet<>();
  private final Set<String> suspects = new HashSet<>();
  private long objects;
  private long foreign;
  private long orphans;
  private long orphanBytes;
  private long removed;
  private long missing;

  /**
   * A scan that has not begun.
   *
   * @param modifiedBefore younger objects are left alone
   * @param removing whether orphans are removed
   */
  StoreScan(
      String id, ImageStore store, BlobQueue queue, Instant modifiedBefore, boolean removing) {
    this.id = id;
    this.store = store;
    this.queue = queue;
    this.modifiedBefore = modifiedBefore;
    this.removing = removing;
  }

  /** Looks at each object: whether a row knows it. */
  void list(Runnable pause) {
    try (Stream<StoredObject> all = store.list()) {
      all.forEach(
          object -> {
            look(object);
            if (batch.size() == BATCH) {
              pause.run();
              judge();
            }
          });
    }
    judge();
    seen.seal();
    if (!suspects.isEmpty()) {
      confirm();
    }
  }

  private void look(StoredObject object) {
    objects++;
    BlobKey.parse(object.key())
        .ifPresentOrElse(
            key -> {
              seen.add(key.blobId());
              if (object.modifiedAt().isBefore(modifiedBefore)) {
                batch.add(key);
              }
            },
            () -> foreign++);
  }

  private void judge() {
    if (!batch.isEmpty()) {
      Set<String> known =
          queue.known(batch.stream().map(BlobKey::blobId).collect(Collectors.toSet()));
      batch.stream()
          .filter(key -> !known.contains(key.blobId()))
          .forEach(key -> suspects.add(key.key()));
      batch.clear();
    }
  }

  /**
   * Looks again, because what was listed first may have been reclaimed before its row was sought.
   */
  private void confirm() {
    Map<String, StoredObject> found = new TreeMap<>();
    try (Stream<StoredObject> all = store.list()) {
      all.forEach(
          object ->
              BlobKey.parse(object.key())
                  .map(BlobKey::key)
                  .filter(suspects::contains)
                  .ifPresent(key -> found.merge(key, object, StoreScan::together)));
    }
    found.forEach(this::report);
  }

  /** The parts of one blob are one orphan. */
  private static StoredObject together(StoredObject one, StoredObject other) {
    return new StoredObject(one.key(), one.size() + other.size(), one.modifiedAt());
  }

  private void report(String key, StoredObject object) {
    orphans++;
    orphanBytes += object.size();
    tell(orphans, "Store {0} holds {1}, which no row knows, of {2}.", key, object.modifiedAt());
    if (removing) {
      // because its key is never used again, no row can come to know it any more
      store.delete(key);
      removed++;
    }
  }

  /** Looks at a live blob of this store: whether its object lies there. */
  void find(Blob blob) {
    if (!seen.contains(blob.id())
        && isMissing(blob.key(), blob.size())
        && queue.isLive(blob.id())) {
      missing++;
      tell(
          missing,
          "Store {0} lacks {1}, the data of an image since {2}.",
          blob.key(),
          blob.createdAt());
    }
  }

  private boolean isMissing(String key, long size) {
    try (InputStream in = store.open(key, 0, Math.min(1, size))) {
      in.read();
      return false;
    } catch (StoreException e) {
      return e.reason() == Reason.MISSING;
    } catch (IOException e) {
      return false;
    }
  }

  private void tell(long count, String message, String key, Instant since) {
    if (count <= MAX_TOLD) {
      LOG.log(Level.WARNING, message, id, LogText.of(key), since);
    }
  }

  ScanFigures figures() {
    return new ScanFigures(id, objects, foreign, orphans, orphanBytes, removed, missing);
  }
}
