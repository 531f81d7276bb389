package org.cloudimages.data.upload;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.cloudimages.audit.Actor;
import org.cloudimages.data.digest.DigestThreads;
import org.cloudimages.fault.Commits;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.format.FormatRules;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.limit.quota.DataQuotas;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.Stores;

/**
 * The way in. A row knows of the bytes before the first one is stored; a second transaction makes
 * them the data of the image, unless that was deleted meanwhile. No transaction and no connection
 * is open while bytes flow. Thread-safe.
 */
@Singleton
public class Uploads {

  private static final Logger LOG = System.getLogger(Uploads.class.getName());

  private final UploadClaims claims;
  private final UploadSettings settings;
  private final Stores stores;
  private final FormatRules rules;
  private final DigestThreads threads;
  private final DataQuotas dataQuotas;

  @Inject
  Uploads(
      UploadClaims claims,
      UploadSettings settings,
      Stores stores,
      FormatRules rules,
      DigestThreads threads,
      DataQuotas dataQuotas) {
    this.claims = claims;
    this.settings = settings;
    this.stores = stores;
    this.rules = rules;
    this.threads = threads;
    this.dataQuotas = dataQuotas;
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
    Upload upload = begin(Destination.IMAGE, id, storeId, incoming, actor);
    Examination examination = new Examination(upload.image(), incoming, rules, threads);
    ImageData data =
        keeping(
            upload,
            () -> {
              long size = receive(upload, incoming, examination).into(target, upload.key());
              return examination.data(storeId, size);
            });
    end(upload, () -> claims.activate(upload, data));
  }

  /**
   * Lays data down for an import: the image is {@code uploading} when this returns.
   *
   * @throws ImagesException as for an upload
   */
  public void stage(String id, Incoming incoming, Actor actor) {
    ImageStore target = stores.find(Stores.STAGING).orElseThrow();
    Upload upload = begin(Destination.STAGE, id, Stores.STAGING, incoming, actor);
    Verification verification = new Verification(incoming, threads);
    long size =
        keeping(
            upload,
            () -> {
              long stored = receive(upload, incoming, verification).into(target, upload.key());
              verification.finish();
              return stored;
            });
    end(upload, () -> claims.lay(upload, size));
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

  private Upload begin(
      Destination destination, String id, String store, Incoming incoming, Actor actor) {
    return claims.begin(destination, id, store, incoming.size(), actor);
  }

  private void requireAllowed(long count, Upload upload) {
    settings.requireAllowed(count);
    if (!upload.room().holds(count)) {
      extend(upload, count);
    }
  }

  private void extend(Upload upload, long needed) {
    OptionalLong room = claims.extend(upload, needed);
    upload.room().become(room.orElseThrow(() -> claims.loss(upload)));
    if (!upload.room().holds(needed)) {
      throw dataQuotas.full(upload.blob().projectId(), upload.destination().quota());
    }
  }

  private IncomingBytes receive(Upload upload, Incoming incoming, IncomingBytes.Tap tap) {
    Lease lease = new Lease(settings, () -> claims.renew(upload), () -> claims.loss(upload));
    return new IncomingBytes(incoming, count -> requireAllowed(count, upload), lease, tap);
  }

  /** Does what an upload is there for; when that fails, the upload is given up. */
  private <T> T keeping(Upload upload, Supplier<T> work) {
    boolean done = false;
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      if (!done) {
        release(upload);
      }
    }
  }

  private void end(Upload upload, BooleanSupplier ending) {
    boolean ended;
    try {
      ended = ending.getAsBoolean();
    } catch (ImagesException e) {
      // because it comes from inside of the transaction, which is rolled back for sure
      release(upload);
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The end of an upload of image " + upload.imageId() + " failed", e);
      endInDoubt(upload, ending, e);
      return;
    }
    if (!ended) {
      release(upload);
      throw claims.loss(upload);
    }
  }

  /**
   * Tries once more. The bytes are not given up, because a commit whose answer was lost may have
   * happened, and then they are the image's; if not, the reclaimer ends the upload with its lease.
   */
  private void endInDoubt(Upload upload, BooleanSupplier ending, RuntimeException first) {
    boolean ended;
    try {
      ended = Commits.again(first, ending::getAsBoolean);
    } catch (ImagesException e) {
      if (e.fault().type() == FaultType.OVER_LIMIT) {
        // because it found the image waiting still, and so the first attempt was undone
        release(upload);
      }
      throw e;
    }
    if (!ended) {
      throw claims.loss(upload);
    }
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
