package org.cloudimages.data.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.audit.Actor;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.Stores;

/**
 * The way in. A row knows of the bytes before the first one is stored; a second transaction makes
 * them the data of the image, unless that was deleted meanwhile. No transaction and no connection
 * is open while bytes flow. Thread-safe.
 */
@Singleton
public class Uploads {

  private static final Logger LOG = System.getLogger(Uploads.class.getName());
  private static final String ALGORITHM = "sha512";

  private final UploadClaims claims;
  private final UploadSettings settings;
  private final Stores stores;
  private final DigestThreads threads;

  @Inject
  Uploads(UploadClaims claims, UploadSettings settings, Stores stores, DigestThreads threads) {
    this.claims = claims;
    this.settings = settings;
    this.stores = stores;
    this.threads = threads;
  }

  /**
   * Gives an image its data: it is {@code active} when this returns.
   *
   * @param store the id of the store; the default one where it is empty
   * @throws ImagesException 400, 403, 404, 409, 413, 415 or 503, and the image is {@code queued} as
   *     before; 410 when it is gone
   */
  public void upload(String id, Optional<String> store, Incoming incoming, Actor actor) {
    String storeId = store.orElseGet(stores::defaultId);
    ImageStore target = offered(storeId);
    Upload upload = claims.begin(Destination.IMAGE, id, storeId, incoming.size(), actor);
    Digests digests = new Digests(threads);
    long size = store(upload, target, incoming, digests::update);
    Digested digested = digests.finish();
    ImageData data =
        new ImageData(
            storeId, size, OptionalLong.empty(), digested.md5(), ALGORITHM, digested.sha512());
    requireWanted(claims.activate(upload, data), upload);
  }

  /**
   * Lays data down for an import: the image is {@code uploading} when this returns.
   *
   * @throws ImagesException as for an upload
   */
  public void stage(String id, Incoming incoming, Actor actor) {
    ImageStore target = stores.find(Stores.STAGING).orElseThrow();
    Upload upload = claims.begin(Destination.STAGE, id, Stores.STAGING, incoming.size(), actor);
    long size = store(upload, target, incoming, (bytes, offset, length) -> {});
    requireWanted(claims.lay(upload, size), upload);
  }

  private ImageStore offered(String id) {
    if (!stores.ids().contains(id)) {
      throw ImagesException.invalid("X-Image-Meta-Store", "there is no store " + id);
    }
    ImageStore store = stores.find(id).orElseThrow();
    if (store.isReadOnly()) {
      throw ImagesException.gone("Store " + id + " takes no data.");
    }
    return store;
  }

  private void requireWanted(boolean wanted, Upload upload) {
    if (!wanted) {
      release(upload);
      throw Lease.gone();
    }
  }

  /** Stores all bytes and returns how many, or gives the upload up and throws. */
  private long store(Upload upload, ImageStore target, Incoming incoming, IncomingBytes.Tap tap) {
    Lease lease = new Lease(settings, () -> claims.renew(upload));
    IncomingBytes bytes = new IncomingBytes(incoming, settings, lease, tap);
    boolean stored = false;
    try {
      put(upload.blob().key(), bytes, incoming.size(), target);
      stored = true;
    } finally {
      if (!stored) {
        release(upload);
      }
    }
    return bytes.count();
  }

  private static void put(String key, IncomingBytes bytes, OptionalLong size, ImageStore target) {
    long stored;
    try {
      stored = target.put(key, bytes, size.orElse(-1));
    } catch (IOException | RuntimeException e) {
      throw bytes.refusal().<RuntimeException>map(refusal -> refusal).orElseGet(() -> failure(e));
    }
    bytes.refusal().ifPresent(Uploads::raise);
    if (stored != bytes.count()) {
      throw new IllegalStateException(
          "The store took " + stored + " bytes of " + bytes.count() + ".");
    }
  }

  private static void raise(RuntimeException e) {
    throw e;
  }

  private static RuntimeException failure(Exception e) {
    if (!(e instanceof StoreException failed)) {
      return e instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(e);
    }
    return switch (failed.reason()) {
      case FULL -> ImagesException.overLimit("The store is full.");
      case UNAVAILABLE, FORBIDDEN -> logged(failed);
      case MISSING, IN_USE, BROKEN -> failed;
    };
  }

  private static ImagesException logged(StoreException failed) {
    LOG.log(Level.WARNING, "A store does not take data", failed);
    return ImagesException.unavailable();
  }

  /** Gives the upload up; where that fails, the reclaimer does when the lease has run out. */
  private void release(Upload upload) {
    try {
      claims.release(upload);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "An upload of image " + upload.imageId() + " ends with its lease", e);
    }
  }
}
