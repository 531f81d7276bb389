package org.cloudimages.location.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditAction;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.audit.AuditSubject;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.image.location.LocationReading;
import org.cloudimages.image.location.LocationRules;
import org.cloudimages.image.location.ShownLocation;
import org.cloudimages.policy.Policy;
import org.cloudimages.store.StoreKey;
import org.cloudimages.task.control.NewTask;
import org.cloudimages.task.control.Tasks;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskType;

/** The door for services that store data themselves. Thread-safe. */
@Singleton
public class Locations {

  private final Database database;
  private final VisibleImages images;
  private final ImageAccess access;
  private final LocationRules rules;
  private final LocationReading reading;
  private final Tasks tasks;
  private final AuditLog audit;
  private final DatabaseClock clock;

  @Inject
  Locations(
      Database database,
      VisibleImages images,
      ImageAccess access,
      LocationRules rules,
      LocationReading reading,
      Tasks tasks,
      AuditLog audit,
      DatabaseClock clock) {
    this.database = database;
    this.images = images;
    this.access = access;
    this.rules = rules;
    this.reading = reading;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes a place of data for an image that waits for some, in one transaction: it is {@code
   * importing} when this returns, and a task goes on.
   *
   * @throws ImagesException 404; 409 for an image that waits for no data; 403 for lack of rights,
   *     and for other places than those of the web unless a service or an administrator names them;
   *     400 for a place in no store, or of the service's own, and where a format is missing
   */
  @Transactional
  public void add(String id, TakenLocation location, Actor actor) {
    SeenImage seen = images.lock(id, actor.caller());
    Image image = seen.image();
    requireWaiting(image);
    access.require(Policy.ADD_IMAGE_LOCATION, seen, actor.caller());
    StoreKey where = rules.where(location.url());
    rules.requireNameable(where, actor.caller());
    LocationRules.requireForeign(where);
    LocationRules.requireFormats(image);
    Instant now = clock.instant();
    Task task =
        tasks.begin(
            NewTask.ofImage(
                TaskType.LOCATION_IMPORT, actor, image.id(), location.input(image.id())));
    image.beginImport(task.id(), List.of(), now);
    audit.note(AuditAction.IMAGE_PREPARE, AuditSubject.ofImage(image.id()), actor, now);
    database.current().flush();
  }

  private static void requireWaiting(Image image) {
    if (image.status() != ImageStatus.QUEUED) {
      throw ImagesException.conflict(
          "An image in status " + image.status().text() + " waits for no location.");
    }
    if (image.importTask().isPresent()) {
      throw ImagesException.conflict("Another operation on the image is in progress.");
    }
  }

  /**
   * Lists where the data of an image lie, whatever documents show.
   *
   * @throws ImagesException 404, 403
   */
  public List<ShownLocation> list(String id, Caller caller) {
    SeenImage seen = images.lookForService(id, caller);
    access.require(Policy.FETCH_IMAGE_LOCATION, seen, caller);
    return reading.all(seen.image().id());
  }
}
