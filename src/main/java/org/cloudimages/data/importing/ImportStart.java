package org.cloudimages.data.importing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudimages.audit.Actor;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.limit.quota.DataQuotas;
import org.cloudimages.limit.quota.Quota;
import org.cloudimages.limit.quota.TakesQuota;
import org.cloudimages.task.control.NewTask;
import org.cloudimages.task.control.TaskSecret;
import org.cloudimages.task.control.Tasks;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskType;

/** The transaction that makes a task of a request: it gives the image to the task. */
@Singleton
public class ImportStart {

  private final Database database;
  private final VisibleImages images;
  private final ImportRules rules;
  private final Blobs blobs;
  private final DataQuotas quotas;
  private final Tasks tasks;
  private final DatabaseClock clock;

  @Inject
  ImportStart(
      Database database,
      VisibleImages images,
      ImportRules rules,
      Blobs blobs,
      DataQuotas quotas,
      Tasks tasks,
      DatabaseClock clock) {
    this.database = database;
    this.images = images;
    this.rules = rules;
    this.blobs = blobs;
    this.quotas = quotas;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * Begins an import, unless it is a copy and the image is everywhere already.
   *
   * @param secret what its task needs that is not written down
   * @throws ImagesException 400, 403, 404, 409, 413, in the order in which the contract asks
   */
  @TakesQuota
  @Transactional
  void begin(String id, ImportRequest request, Optional<TaskSecret> secret, Actor actor) {
    SeenImage seen = images.lock(id, actor.caller());
    Image image = seen.image();
    List<String> targets = targets(request, seen, actor);
    if (targets.isEmpty()) {
      return;
    }
    quotas.requireRoom(image.owner(), Quota.SIZE, 1);
    Instant now = clock.instant();
    NewTask task =
        NewTask.ofImage(
            TaskType.API_IMAGE_IMPORT, actor, image.id(), request.input(image.id(), targets));
    NewTask begun = secret.map(task::with).orElse(task);
    image.beginImport(tasks.begin(begun).id(), targets, now);
    if (request.method().fetches()) {
      // because what a failed import has left is not what is imported now
      blobs.doomStaged(image.id(), now);
    }
    database.current().flush();
  }

  private List<String> targets(ImportRequest request, SeenImage seen, Actor actor) {
    Image image = seen.image();
    boolean staged = image.status() == ImageStatus.QUEUED && blobs.isStaged(image.id());
    rules.requireReady(request, seen, staged, actor.caller());
    image.importTask().ifPresent(this::requireEnded);
    return rules.targets(request, image);
  }

  /** One that has ended, or is there no more, has left the image by mistake: it is taken over. */
  private void requireEnded(String id) {
    Task task = database.current().find(Task.class, id);
    if (task != null && task.expiresAt().isEmpty()) {
      throw ImagesException.conflict("The image is being imported by task " + id + ".");
    }
  }
}
