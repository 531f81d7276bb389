package org.cloudimages.data.upload;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.access.Images;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.limit.quota.DataQuotas;
import org.cloudimages.limit.quota.TakesQuota;

/**
 * The transactions of an upload that has begun: short ones while bytes come in, and one after its
 * last. Whatever changes the image locks it first, so an upload and a delete always agree on who
 * came first.
 */
@Singleton
public class UploadClaims {

  private final Database database;
  private final Blobs blobs;
  private final DataQuotas quotas;
  private final UploadSettings settings;
  private final AuditLog audit;
  private final DatabaseClock clock;

  @Inject
  UploadClaims(
      Database database,
      Blobs blobs,
      DataQuotas quotas,
      UploadSettings settings,
      AuditLog audit,
      DatabaseClock clock) {
    this.database = database;
    this.blobs = blobs;
    this.quotas = quotas;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Lets more bytes in than the upload has room for. Where the project has none, the upload is
   * abandoned in the same transaction, so that of many that come to that point the last one has
   * what the others gave back.
   *
   * @param noted the bytes that its blob is noted with
   * @param needed more than these
   * @return the bytes that may come in all, fewer than are needed where there is no room; empty
   *     when the blob is no longer its writer's
   */
  @TakesQuota
  @Transactional
  OptionalLong extend(Upload upload, long noted, long needed) {
    Optional<Image> image = lock(upload);
    if (image.isEmpty()) {
      return OptionalLong.empty();
    }
    long more = quotas.extend(image.get().owner(), upload.destination().quota(), needed - noted);
    if (more == 0) {
      abandon(upload);
      return OptionalLong.of(noted);
    }
    if (more == DataQuotas.UNBOUNDED) {
      return OptionalLong.of(more);
    }
    return blobs.grow(upload.blob().id(), noted + more)
        ? OptionalLong.of(noted + more)
        : OptionalLong.empty();
  }

  /**
   * Says that the writer lives; false when the blob is no longer its to write. A task that writes
   * several blobs says so of all, because those that are full may have to wait for the others.
   */
  @Transactional
  boolean renew(Upload upload) {
    Instant until = clock.instant().plus(settings.lease());
    Blob blob = upload.blob();
    return blob.taskId().isPresent()
        ? blobs.renewAll(upload.imageId(), blob.taskId().get(), until)
        : blobs.renew(blob.id(), until);
  }

  /**
   * Makes the stored bytes the data of the image, or notes that they are staged; false when it no
   * longer waits for them. Doing it again changes nothing.
   *
   * @param noted the bytes that the blob is noted with
   * @param data empty for bytes that are only staged
   * @throws ImagesException 413
   */
  @TakesQuota
  @Transactional
  boolean finish(Upload upload, long noted, long size, Optional<ImageData> data) {
    Optional<Image> image = lock(upload);
    if (image.isEmpty()) {
      return blobs.isLive(upload.blob().id());
    }
    quotas.requireRoom(
        image.get().owner(), upload.destination().quota(), Math.max(0, size - noted));
    if (!blobs.finish(upload.blob().id(), size)) {
      return false;
    }
    Instant now = clock.instant();
    data.ifPresentOrElse(
        stored -> image.get().activate(stored, now), () -> image.get().finishStaging(size, now));
    note(AuditAction.IMAGE_UPLOAD, upload, now);
    if (data.isPresent()) {
      note(AuditAction.IMAGE_ACTIVATE, upload, now);
    }
    database.current().flush();
    return true;
  }

  /** Why an upload may bring no more bytes: 413 that names the quota of its project. */
  ImagesException full(Upload upload) {
    return quotas.full(upload.blob().projectId(), upload.destination().quota());
  }

  /**
   * Why an upload can no longer end: 410 when its image is deleted, 503 when it is there, because
   * the lease ran out while the store held the upload up.
   */
  ImagesException loss(Upload upload) {
    return database.read(entities -> Images.isThere(entities, upload.imageId()))
        ? ImagesException.unavailable()
        : ImagesException.gone("The image was deleted while its data came in.");
  }

  /**
   * Abandons the upload: its bytes may be removed at once, and an image that still waits for them
   * waits for others.
   */
  @Transactional
  void abandon(Upload upload) {
    Instant now = clock.instant();
    lock(upload).ifPresent(image -> image.abandonUpload(upload.blob().id(), now));
    database.current().flush();
    blobs.abandon(upload.blob().id(), now);
  }

  private Optional<Image> lock(Upload upload) {
    return Images.lockForUpload(database.current(), upload.blob());
  }

  private void note(AuditAction action, Upload upload, Instant now) {
    audit.note(action, AuditSubject.ofImage(upload.imageId()), upload.actor(), now);
  }
}
