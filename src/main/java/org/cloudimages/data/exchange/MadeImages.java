package org.cloudimages.data.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.Images;
import org.cloudimages.image.change.ImageCreation;
import org.cloudimages.image.change.NewImage;
import org.cloudimages.image.deletion.UnfinishedImages;
import org.cloudimages.image.entity.Image;
import org.cloudimages.limit.quota.TakesQuota;
import org.cloudimages.policy.Policy;
import org.cloudimages.store.Stores;
import org.cloudimages.task.control.TaskAudit;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.entity.Task;

/**
 * The images that tasks make. A task knows the id of its image before that is there, so that
 * whoever ends the task finds what it has made.
 */
@Singleton
public class MadeImages {

  private final Database database;
  private final ImageCreation creation;
  private final ImageAccess access;
  private final UnfinishedImages unfinished;
  private final Stores stores;
  private final DatabaseClock clock;

  @Inject
  MadeImages(
      Database database,
      ImageCreation creation,
      ImageAccess access,
      UnfinishedImages unfinished,
      Stores stores,
      DatabaseClock clock) {
    this.database = database;
    this.creation = creation;
    this.access = access;
    this.unfinished = unfinished;
    this.stores = stores;
    this.clock = clock;
  }

  /**
   * Makes the image of a task, which has it from then on; its data are to come into the default
   * store. Doing it again changes nothing.
   *
   * @throws org.cloudimages.fault.ImagesException 403, 409 or 413, see {@link ImageCreation#create}
   */
  @TakesQuota
  @Transactional
  void begin(TaskRun run, NewImage wanted) {
    if (ofTask(run.task()).isPresent()) {
      return;
    }
    Instant now = clock.instant();
    String id = run.task().imageId().orElseThrow();
    Image image = creation.make(id, wanted, run.actor(), now);
    access.require(Policy.IMPORT_IMAGE, image, run.actor().caller());
    image.beginImport(run.task().id(), List.of(stores.defaultId()), now);
    database.current().flush();
  }

  /** Removes the image that a task has made, in the transaction that makes the task a failure. */
  void abandon(Task task, Instant now) {
    ofTask(task)
        .filter(image -> !image.status().hasData())
        .ifPresent(image -> unfinished.remove(image, TaskAudit.actor(task), now));
  }

  private Optional<Image> ofTask(Task task) {
    return Images.lockForImport(database.current(), task.imageId().orElseThrow(), task.id());
  }
}
