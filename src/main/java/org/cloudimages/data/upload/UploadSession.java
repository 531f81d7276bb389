package org.cloudimages.data.upload;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.cloudimages.fault.Commits;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.store.ImageStore;

/**
 * An upload that has begun: a row knows of its bytes before the first one is stored. They are
 * received, then the upload is finished; one that is closed before is abandoned, and its image
 * waits for others. No transaction and no connection is open while bytes flow. Used by one thread.
 */
public final class UploadSession implements AutoCloseable {

  private static final Logger LOG = System.getLogger(UploadSession.class.getName());

  private final Upload upload;
  private final UploadClaims claims;
  private final Lease lease;
  private final Limit limit;
  private final IncomingBytes.Observer observer;
  private long size;

  /** Whether it is to be abandoned when it is closed. */
  private boolean open = true;

  /**
   * Goes on with an upload that was claimed just now.
   *
   * @param observer finds out about the bytes while they pass
   */
  UploadSession(
      Upload upload,
      UploadClaims claims,
      UploadSettings settings,
      IncomingBytes.Observer observer) {
    this.upload = upload;
    this.claims = claims;
    this.lease = new Lease(upload, claims, settings);
    this.limit = new Limit(upload, claims, settings);
    this.observer = observer;
  }

  /**
   * Lets the store take all bytes of the source.
   *
   * @throws ImagesException 400 or what the source says, 413, 503; 410 when the image is gone
   */
  public void receive(ByteSource source, ImageStore store) {
    IncomingBytes bytes = new IncomingBytes(source, lease, limit, observer);
    long stored;
    try {
      stored = store.put(upload.key(), bytes, source.size().orElse(-1));
    } catch (IOException | RuntimeException e) {
      bytes.requireNotRefused();
      throw StoreFailures.asFault(e);
    }
    bytes.requireNotRefused();
    if (stored != bytes.count()) {
      throw new IllegalStateException(
          "The store took " + stored + " bytes of " + bytes.count() + ".");
    }
    size = stored;
  }

  /**
   * Makes the received bytes what they are for. When this returns they are.
   *
   * @throws ImagesException 400 or 415 when they are not what they should be, 413; 410 or 503 when
   *     the image no longer waits for them
   */
  void finish() {
    Optional<ImageData> data = observer.finish(size);
    // because an end in doubt may have happened, and then the bytes are the image's; if not, the
    // reclaimer ends the upload with its lease
    open = false;
    boolean ended;
    try {
      ended = end(data);
      open = !ended;
    } catch (ImagesException e) {
      // because it comes from inside of the transaction, which is rolled back for sure
      open = true;
      throw e;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The end of an upload of image " + upload.imageId() + " failed", e);
      ended = endAgain(data, e);
    }
    if (!ended) {
      throw claims.loss(upload);
    }
  }

  private boolean end(Optional<ImageData> data) {
    return claims.finish(upload, limit.noted(), size, data);
  }

  private boolean endAgain(Optional<ImageData> data, RuntimeException first) {
    try {
      return Commits.again(first, () -> end(data));
    } catch (ImagesException e) {
      // because what finds no room has found the image waiting: the first attempt was undone
      open = e.fault().type() == FaultType.OVER_LIMIT;
      throw e;
    }
  }

  /**
   * What was found out about the received bytes, of which whoever calls makes what they are for.
   *
   * @throws ImagesException 400 or 415 when they are not what they should be
   */
  public Optional<ImageData> examine() {
    return observer.finish(size);
  }

  /** The bytes that were received. */
  public long size() {
    return size;
  }

  /** The bytes that are to be counted against a quota besides those that are noted. */
  public long uncounted() {
    return Math.max(0, size - limit.noted());
  }

  /** Says that whoever called has made of the bytes what they are for: they stay. */
  public void keep() {
    open = false;
  }

  /** Abandons the upload unless it ended; where that fails, the reclaimer does with its lease. */
  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try {
      claims.abandon(upload);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "An upload of image " + upload.imageId() + " ends with its lease", e);
    }
  }
}
