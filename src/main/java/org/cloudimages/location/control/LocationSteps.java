package org.cloudimages.location.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.image.access.Images;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.limit.quota.DataQuotas;
import org.cloudimages.limit.quota.Quota;
import org.cloudimages.limit.quota.TakesQuota;
import org.cloudimages.store.StoreKey;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.Tasks;

/**
 * The transactions of a task that takes a place of data. Each locks the image first, if the task
 * still has it, so that a delete and the task always agree on who came first.
 */
@Singleton
public class LocationSteps {

  private static final Logger LOG = System.getLogger(LocationSteps.class.getName());

  private final Database database;
  private final Blobs blobs;
  private final DataQuotas quotas;
  private final Tasks tasks;
  private final AuditLog audit;
  private final DatabaseClock clock;

  @Inject
  LocationSteps(
      Database database,
      Blobs blobs,
      DataQuotas quotas,
      Tasks tasks,
      AuditLog audit,
      DatabaseClock clock) {
    this.database = database;
    this.blobs = blobs;
    this.quotas = quotas;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Gives the image the data that lie there: it is {@code active} when this returns. The task goes
   * on.
   *
   * @param size of the data; empty where nobody knows
   * @throws TaskFailure when the image is gone
   * @throws org.cloudimages.fault.ImagesException 413 when the project has no room for them
   */
  @TakesQuota
  @Transactional
  public void activate(TaskRun run, StoreKey where, Optional<Long> size) {
    Image image = locked(run);
    activate(image, where, size);
    note(image, run);
    database.current().flush();
  }

  /**
   * The same for data whose hash is known, and the end of the task.
   *
   * @param checksum MD5; null where nobody has read them
   * @throws TaskFailure as above, or when the task was ended by others
   * @throws org.cloudimages.fault.ImagesException as above
   */
  @TakesQuota
  @Transactional
  public void activate(
      TaskRun run, StoreKey where, Optional<Long> size, String checksum, ExpectedHash hash) {
    Image image = locked(run);
    activate(image, where, size);
    image.identify(checksum, hash.algorithm().text(), hash.value());
    note(image, run);
    end(image, run);
  }

  private void activate(Image image, StoreKey where, Optional<Long> size) {
    Instant now = clock.instant();
    quotas.requireRoom(image.owner(), Quota.SIZE, size.orElse(0L));
    Blob blob = Blob.registered(image.id(), where, size.orElse(0L), now);
    blob.chargeTo(image.owner());
    blobs.begin(blob);
    // because nobody can import any more what was staged before
    blobs.doomStaged(image.id(), now);
    image.activate(ImageData.registered(size), now);
    image.lieIn(List.of(where.store()), now);
  }

  private void note(Image image, TaskRun run) {
    audit.note(
        AuditAction.IMAGE_ACTIVATE,
        AuditSubject.ofImage(image.id()),
        run.actor(),
        image.updatedAt());
  }

  /**
   * Notes what was found out about the data of an image that has them already, and ends the task.
   * Digests of another number of bytes than it has are none of its data, and are not noted.
   *
   * @throws TaskFailure as above
   */
  @Transactional
  public void identify(TaskRun run, FoundHash found) {
    Image image = locked(run);
    ImageData data = image.data().orElseThrow();
    if (data.size().isEmpty()) {
      image.measure(found.size());
      blobs.held(image.id()).forEach(blob -> blob.measure(found.size()));
    }
    if (data.size().equals(Optional.of(found.size()))) {
      image.identify(found.checksum(), found.hash().algorithm().text(), found.hash().value());
    } else {
      LOG.log(
          Level.WARNING,
          "Image {0} gets no digests: its data are said to have {1} bytes, and {2} were read.",
          image.id(),
          data.size().orElseThrow(),
          found.size());
    }
    end(image, run);
  }

  /**
   * Ends the task with an image of whose data nobody knows the hash.
   *
   * @throws TaskFailure as above
   */
  @Transactional
  public void finish(TaskRun run) {
    end(locked(run), run);
  }

  private void end(Image image, TaskRun run) {
    image.endImport(clock.instant());
    database.current().flush();
    tasks.succeed(run, Json.createObjectBuilder().add("image_id", image.id()).build());
  }

  private Image locked(TaskRun run) {
    return Images.lockForImport(
            database.current(), run.task().imageId().orElseThrow(), run.task().id())
        .orElseThrow(LocationSteps::gone);
  }

  /** Whether the task still has the image, outside of a transaction. */
  boolean has(TaskRun run) {
    return database.read(
        entities ->
            Images.isImportedBy(entities, run.task().imageId().orElseThrow(), run.task().id()));
  }

  static TaskFailure gone() {
    return new TaskFailure("The image was deleted, or another operation has taken it.");
  }
}
