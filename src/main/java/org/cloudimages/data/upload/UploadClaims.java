package org.cloudimages.data.upload;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditEntry;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.BlobState;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.Images;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.limit.quota.DataQuotas;

/**
 * The transactions of an upload: one before its first byte, short ones while bytes come in, and one
 * after its last. Each locks the image first, so an upload and a delete always agree on who came
 * first.
 */
@Singleton
public class UploadClaims {

  private final Database database;
  private final VisibleImages images;
  private final ImageAccess access;
  private final Blobs blobs;
  private final DataQuotas quotas;
  private final UploadSettings settings;
  private final DatabaseClock clock;

  @Inject
  UploadClaims(
      Database database,
      VisibleImages images,
      ImageAccess access,
      Blobs blobs,
      DataQuotas quotas,
      UploadSettings settings,
      DatabaseClock clock) {
    this.database = database;
    this.images = images;
    this.access = access;
    this.blobs = blobs;
    this.quotas = quotas;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Claims an image that waits for data, and notes the blob that is about to be written.
   *
   * @throws ImagesException 404, 403, 409 when the image waits for no data, 400 when its formats
   *     are not set, 413 for too many bytes
   */
  @Transactional
  Upload begin(Destination destination, String id, String store, OptionalLong size, Actor actor) {
    SeenImage seen = images.lock(id, actor.caller());
    access.require(destination.policy(), seen, actor.caller());
    requireReady(destination, seen.image());
    settings.requireAllowed(size.orElse(0));
    Instant now = clock.instant();
    String owner = seen.image().owner();
    long slice = quotas.requireUpload(owner, destination.quota(), size);
    boolean bounded = slice != DataQuotas.UNBOUNDED;
    Room room = new Room(bounded ? slice : size.orElse(0), bounded);
    Blob blob = new Blob(seen.image().id(), store, room.noted(), now, now.plus(settings.lease()));
    blob.chargeTo(owner);
    blobs.begin(blob);
    seen.image().beginUpload(destination.status(), blob.id(), now);
    note(AuditAction.IMAGE_PREPARE, seen.image().id(), actor, now);
    database.current().flush();
    return new Upload(destination, seen.image(), blob, room, actor);
  }

  private static void requireReady(Destination destination, Image image) {
    if (!image.status().mayBecome(destination.status())) {
      throw ImagesException.conflict(
          "An image in status "
              + image.status().text()
              + " cannot become "
              + destination.status().text()
              + ".");
    }
    if (destination == Destination.IMAGE) {
      requireSet("disk_format", image.diskFormat());
      requireSet("container_format", image.containerFormat());
    }
  }

  private static void requireSet(String field, String value) {
    if (value == null) {
      throw ImagesException.badRequest("Set " + field + " before uploading data.");
    }
  }

  /**
   * Lets more bytes in than the upload has room for. Where the project has none, the upload is
   * given up in the same transaction, so that of many that come to that point the last one has what
   * the others gave back.
   *
   * @return the bytes that may come in all, fewer than are needed where there is no room; empty
   *     when the blob is no longer its writer's
   */
  @Transactional
  OptionalLong extend(Upload upload, long needed) {
    Optional<Image> image = lock(upload);
    if (image.isEmpty()) {
      return OptionalLong.empty();
    }
    long noted = upload.room().noted();
    long more = quotas.extend(image.get().owner(), upload.destination().quota(), needed - noted);
    if (more == 0) {
      giveUp(upload, image);
      return OptionalLong.of(noted);
    }
    if (more == DataQuotas.UNBOUNDED) {
      return OptionalLong.of(more);
    }
    return blobs.grow(upload.blob().id(), noted + more)
        ? OptionalLong.of(noted + more)
        : OptionalLong.empty();
  }

  /** Says that the writer lives; false when the blob is no longer its to write. */
  @Transactional
  boolean renew(Upload upload) {
    return blobs.renew(upload.blob().id(), clock.instant().plus(settings.lease()));
  }

  /**
   * Makes the stored bytes the data of the image; false when it no longer waits for them. Doing it
   * again changes nothing.
   */
  @Transactional
  boolean activate(Upload upload, ImageData data) {
    return end(
        upload,
        data.size(),
        (image, now) -> {
          image.activate(data, now);
          note(AuditAction.IMAGE_ACTIVATE, image.id(), upload.actor(), now);
        });
  }

  /**
   * Lays the stored bytes down for an import; false when the image no longer waits for them. Doing
   * it again changes nothing.
   */
  @Transactional
  boolean lay(Upload upload, long size) {
    return end(upload, size, (image, now) -> image.finishStaging(size, now));
  }

  private boolean end(Upload upload, long size, BiConsumer<Image, Instant> change) {
    Optional<Image> image = lock(upload);
    if (image.isEmpty()) {
      return isLive(upload);
    }
    Blob blob = upload.blob();
    quotas.requireRoom(
        image.get().owner(),
        upload.destination().quota(),
        Math.max(0, size - upload.room().noted()));
    if (!blobs.finish(blob.id(), size)) {
      return false;
    }
    Instant now = clock.instant();
    note(AuditAction.IMAGE_UPLOAD, upload.imageId(), upload.actor(), now);
    change.accept(image.get(), now);
    database.current().flush();
    return true;
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

  private boolean isLive(Upload upload) {
    Blob blob = database.current().find(Blob.class, upload.blob().id());
    return blob != null && blob.state() == BlobState.LIVE;
  }

  /**
   * Gives the upload up: its bytes may be removed at once, and an image that still waits for them
   * waits for others.
   */
  @Transactional
  void release(Upload upload) {
    giveUp(upload, lock(upload));
  }

  private void giveUp(Upload upload, Optional<Image> waiting) {
    Instant now = clock.instant();
    waiting.ifPresent(image -> image.abandonUpload(now));
    database.current().flush();
    blobs.letGo(upload.blob().id(), now);
  }

  private Optional<Image> lock(Upload upload) {
    return Images.lockForUpload(database.current(), upload.blob());
  }

  private void note(AuditAction action, String id, Actor actor, Instant now) {
    database.current().persist(new AuditEntry(action, id, actor, now));
  }
}
