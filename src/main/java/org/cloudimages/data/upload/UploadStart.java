package org.cloudimages.data.upload;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.OptionalLong;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.entity.Image;
import org.cloudimages.limit.quota.DataQuotas;
import org.cloudimages.limit.quota.TakesQuota;

/**
 * The transaction of an upload before its first byte. It locks the image, as all those after it do.
 */
@Singleton
public class UploadStart {

  private final Database database;
  private final VisibleImages images;
  private final ImageAccess access;
  private final Blobs blobs;
  private final DataQuotas quotas;
  private final UploadSettings settings;
  private final AuditLog audit;
  private final DatabaseClock clock;

  @Inject
  UploadStart(
      Database database,
      VisibleImages images,
      ImageAccess access,
      Blobs blobs,
      DataQuotas quotas,
      UploadSettings settings,
      AuditLog audit,
      DatabaseClock clock) {
    this.database = database;
    this.images = images;
    this.access = access;
    this.blobs = blobs;
    this.quotas = quotas;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Claims an image that waits for data, and notes the blob that is about to be written.
   *
   * @throws ImagesException 404, 403, 409 when the image waits for no data, 400 when its formats
   *     are not set, 413 for too many bytes
   */
  @TakesQuota
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
    long noted = bounded ? slice : size.orElse(0);
    Blob blob = new Blob(seen.image().id(), store, noted, now, now.plus(settings.lease()));
    blob.chargeTo(owner);
    // because a failed import keeps what was staged, and what comes in now is to take its place
    blobs.doomStaged(seen.image().id(), now);
    blobs.begin(blob);
    seen.image().beginUpload(destination.status(), blob.id(), now);
    audit.note(AuditAction.IMAGE_PREPARE, AuditSubject.ofImage(seen.image().id()), actor, now);
    database.current().flush();
    return new Upload(destination, seen.image(), blob, bounded, actor);
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
}
