package org.cloudimages.data.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.audit.Actor;
import org.cloudimages.blob.Blobs;
import org.cloudimages.data.importing.Endings;
import org.cloudimages.data.importing.StoredBytes;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.identity.UserToken;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.methods.ImportSettings;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.Stores;
import org.cloudimages.store.swift.SwiftContainer;
import org.cloudimages.task.control.NewTask;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskWork;
import org.cloudimages.task.control.TimeLimit;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;

/** Rackspace's task {@code export}: writes an image into the caller's object store as a VHD. */
@Singleton
public class ImageExport implements TaskWork {

  private final ObjectStores objects;
  private final ExportedImages images;
  private final Blobs blobs;
  private final Stores stores;
  private final ImportSettings settings;
  private final DatabaseClock clock;

  @Inject
  ImageExport(
      ObjectStores objects,
      ExportedImages images,
      Blobs blobs,
      Stores stores,
      ImportSettings settings,
      DatabaseClock clock) {
    this.objects = objects;
    this.images = images;
    this.blobs = blobs;
    this.stores = stores;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public TaskType type() {
    return TaskType.EXPORT;
  }

  @Override
  public TaskStyle style() {
    return TaskStyle.RACKSPACE;
  }

  @Override
  public NewTask accept(JsonObject input, Actor actor, UserToken token) {
    var unused = ExportInput.parse(input);
    // because others may see the tasks of an image, this one is none of them
    return new NewTask(
        type(),
        style(),
        actor,
        Optional.empty(),
        input,
        Optional.of(objects.access(actor.caller(), token)));
  }

  @Override
  public void run(TaskRun run) {
    ExportInput wanted = ExportInput.parse(run.task().input());
    ObjectPath target = wanted.target();
    target.requireUsualContainer();
    Image image = images.find(wanted.image(), run.actor().caller());
    ExportedDisk disk = ExportedDisk.of(image, clock.instant());
    SwiftContainer container = objects.container(run, target.container());
    try {
      requireFree(container, target);
      write(image, disk, run, container, target);
    } catch (StoreException e) {
      throw ObjectStores.failure(e);
    } catch (IOException e) {
      throw new TaskFailure("The data of the image cannot be read.");
    }
    Endings.settle(() -> images.finish(run, target));
  }

  private static void requireFree(SwiftContainer container, ObjectPath target) {
    if (!container.isThere()) {
      throw new TaskFailure("There is no container '" + target.container() + "'.");
    }
    if (container.size(target.object()).isPresent()) {
      throw new TaskFailure(
          "Swift already has an object with id '"
              + target.object()
              + "' in container '"
              + target.container()
              + "'");
    }
  }

  private void write(
      Image image, ExportedDisk disk, TaskRun run, SwiftContainer container, ObjectPath target)
      throws IOException {
    StoredBytes bytes = new StoredBytes("data", blobs.of(image.id()), OptionalLong.of(disk.data()));
    TimeLimit time = new TimeLimit(settings.maxTime());
    try (InputStream data = bytes.open(stores)) {
      container.put(target.object(), new Leaving(disk.all(data), run, time), disk.size());
    }
  }

  @Override
  public void abandon(Task task, Instant now) {
    // because nothing of this service was changed, and the token is gone that could remove objects
  }
}
