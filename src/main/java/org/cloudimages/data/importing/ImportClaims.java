package org.cloudimages.data.importing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.data.upload.Destination;
import org.cloudimages.data.upload.Upload;
import org.cloudimages.data.upload.UploadSession;
import org.cloudimages.data.upload.UploadSettings;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.access.Images;
import org.cloudimages.image.change.ImageAdoption;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.limit.quota.DataQuotas;
import org.cloudimages.limit.quota.TakesQuota;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.Tasks;

/**
 * The transactions of an import that is running. Each locks the image if the task still has it, so
 * that an import and a delete always agree on who came first.
 */
@Singleton
public class ImportClaims {

  private final Database database;
  private final Blobs blobs;
  private final DataQuotas quotas;
  private final UploadSettings settings;
  private final Tasks tasks;
  private final AuditLog audit;
  private final ImageAdoption adoption;
  private final DatabaseClock clock;

  @Inject
  ImportClaims(
      Database database,
      Blobs blobs,
      DataQuotas quotas,
      UploadSettings settings,
      Tasks tasks,
      AuditLog audit,
      ImageAdoption adoption,
      DatabaseClock clock) {
    this.database = database;
    this.blobs = blobs;
    this.quotas = quotas;
    this.settings = settings;
    this.tasks = tasks;
    this.audit = audit;
    this.adoption = adoption;
    this.clock = clock;
  }

  /** The image as it is; it is not locked afterwards. */
  @Transactional
  Image look(TaskRun run) {
    return lock(run);
  }

  /**
   * Notes the blob that is about to be written. All that a task writes at once is one upload.
   *
   * @throws ImagesException 413
   */
  @TakesQuota
  @Transactional
  Upload begin(TaskRun run, Destination destination, String store, OptionalLong size) {
    Image image = lock(run);
    settings.requireAllowed(size.orElse(0));
    Instant now = clock.instant();
    long slice =
        blobs.isWritten(image.id(), run.task().id())
            ? quotas.requireMore(image.owner(), destination.quota(), size)
            : quotas.requireUpload(image.owner(), destination.quota(), size);
    boolean bounded = slice != DataQuotas.UNBOUNDED;
    Blob blob =
        new Blob(
            image.id(), store, bounded ? slice : size.orElse(0), now, now.plus(settings.lease()));
    blob.chargeTo(image.owner());
    blob.writeFor(run.task().id());
    blobs.begin(blob);
    return new Upload(destination, image, blob, bounded, run.actor());
  }

  /** Notes that all that was fetched lies staged. Doing it again changes nothing. */
  @TakesQuota
  @Transactional
  void finishFetch(TaskRun run, Upload upload, UploadSession session) {
    Image image = lock(run);
    if (blobs.isLive(upload.blob().id())) {
      return;
    }
    quotas.requireRoom(image.owner(), upload.destination().quota(), session.uncounted());
    requireOurs(blobs.finish(upload.blob().id(), session.size()));
  }

  /** Shows that a store has the data, though the image has them only when all stores do. */
  @Transactional
  void noteReceived(TaskRun run, String store) {
    lock(run).reachStore(store, clock.instant());
    database.current().flush();
  }

  /** Shows that the data did not come into a store; does nothing where they did after all. */
  @Transactional
  void noteMissed(TaskRun run, String store) {
    Image image = lock(run);
    if (!image.stores().contains(store)) {
      image.missStore(store, clock.instant());
      database.current().flush();
    }
  }

  /**
   * Gives the image the data that a store has. Doing it again changes nothing.
   *
   * @throws ImagesException 413, or when they are not what the other stores have
   */
  @TakesQuota
  @Transactional
  void settle(TaskRun run, Received received) {
    Image image = lock(run);
    if (!blobs.isLive(received.upload().blob().id())) {
      settle(image, received, clock.instant());
    }
  }

  /** Ends an import whose data the image has by now. Doing it again changes nothing. */
  @Transactional
  void finish(TaskRun run) {
    if (!tasks.hasSucceeded(run)) {
      end(run, lock(run), clock.instant());
    }
  }

  /**
   * Gives the image the data of all stores, and ends the import, in one transaction. Doing it again
   * changes nothing.
   */
  @TakesQuota
  @Transactional
  void settleAll(TaskRun run, List<Received> received) {
    if (tasks.hasSucceeded(run)) {
      return;
    }
    Image image = lock(run);
    Instant now = clock.instant();
    received.forEach(each -> settle(image, each, now));
    end(run, image, now);
  }

  private void settle(Image image, Received received, Instant now) {
    Upload upload = received.upload();
    boolean first = !image.status().hasData();
    quotas.requireRoom(image.owner(), upload.destination().quota(), received.session().uncounted());
    requireOurs(blobs.finish(upload.blob().id(), received.session().size()));
    if (first) {
      adoption.adopt(image, received.attributes(), upload.actor(), now);
      requireFormats(upload.image(), image);
    } else {
      requireSame(image.data().orElseThrow(), received);
    }
    image.gainStore(received.store(), received.data(), now);
    note(AuditAction.IMAGE_UPLOAD, image, upload.actor(), now);
    if (first) {
      note(AuditAction.IMAGE_ACTIVATE, image, upload.actor(), now);
    }
    database.current().flush();
  }

  private void end(TaskRun run, Image image, Instant now) {
    image.endImport(now);
    database.current().flush();
    blobs.doomStaged(image.id(), now);
    tasks.succeed(run, Json.createObjectBuilder().add("image_id", image.id()).build());
  }

  /**
   * Takes back what a task has left that failed: its image waits for data again, unless it has
   * some. What a client has staged stays where it still may be imported. Blobs that are being
   * written end with their leases, if their writer does not end them.
   */
  void abandon(String imageId, String task, Instant now) {
    Optional<Image> image = Images.lockForImport(database.current(), imageId, task);
    image.ifPresent(held -> held.endImport(now));
    database.current().flush();
    blobs.doomStagedBy(imageId, task, now);
    if (image.filter(held -> held.status().hasData()).isPresent()) {
      blobs.doomStaged(imageId, now);
    }
  }

  private Image lock(TaskRun run) {
    return Images.lockForImport(
            database.current(), run.task().imageId().orElseThrow(), run.task().id())
        .orElseThrow(() -> new TaskFailure("The image was deleted while it was imported."));
  }

  private static void requireOurs(boolean finished) {
    if (!finished) {
      throw new TaskFailure("The store took too long, and its lease has ended.");
    }
  }

  private static void requireFormats(Image inspected, Image image) {
    if (!inspected.diskFormat().equals(image.diskFormat())
        || !inspected.containerFormat().equals(image.containerFormat())) {
      throw ImagesException.conflict("The formats of the image changed while it was imported.");
    }
  }

  private static void requireSame(ImageData known, Received received) {
    ImageData found = received.data();
    boolean same =
        isKnownAs(known.size(), found.size())
            && isKnownAs(known.checksum(), found.checksum())
            && (!known.hashAlgorithm().equals(found.hashAlgorithm())
                || known.hashValue().equals(found.hashValue()));
    if (!same) {
      throw ImagesException.conflict("The data differ from those that the image has.");
    }
  }

  /** What nobody knows of data that were registered may be anything. */
  private static <T> boolean isKnownAs(Optional<T> known, Optional<T> found) {
    return known.isEmpty() || known.equals(found);
  }

  private void note(AuditAction action, Image image, Actor actor, Instant now) {
    audit.note(action, AuditSubject.ofImage(image.id()), actor, now);
  }
}
