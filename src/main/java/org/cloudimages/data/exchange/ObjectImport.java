package org.cloudimages.data.exchange;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cloudimages.audit.Actor;
import org.cloudimages.data.importing.Endings;
import org.cloudimages.data.importing.ImportWork;
import org.cloudimages.identity.UserToken;
import org.cloudimages.image.change.ImageCreation;
import org.cloudimages.image.change.NewImage;
import org.cloudimages.store.swift.SwiftContainer;
import org.cloudimages.task.control.NewTask;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskWork;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;

/** Rackspace's task {@code import}: makes an image of a VHD in the caller's object store. */
@Singleton
public class ObjectImport implements TaskWork {

  private final ImageCreation creation;
  private final ObjectStores objects;
  private final MadeImages images;
  private final ImportWork imports;

  @Inject
  ObjectImport(
      ImageCreation creation, ObjectStores objects, MadeImages images, ImportWork imports) {
    this.creation = creation;
    this.objects = objects;
    this.images = images;
    this.imports = imports;
  }

  @Override
  public TaskType type() {
    return TaskType.IMPORT;
  }

  @Override
  public TaskStyle style() {
    return TaskStyle.RACKSPACE;
  }

  @Override
  public NewTask accept(JsonObject input, Actor actor, UserToken token) {
    creation.admit(1, actor.caller());
    var unused = ObjectImportInput.parse(input);
    return new NewTask(
        type(),
        style(),
        actor,
        Optional.of(UUID.randomUUID().toString()),
        input,
        Optional.of(objects.access(actor.caller(), token)));
  }

  @Override
  public void run(TaskRun run) {
    ObjectImportInput wanted = ObjectImportInput.parse(run.task().input());
    NewImage image = wanted.image();
    SwiftContainer container = objects.container(run, wanted.from().container());
    ImportedObject object = ImportedObject.find(container, wanted.from().object());
    object.requireVhd();
    Endings.settle(() -> images.begin(run, image));
    imports.run(run, object);
  }

  @Override
  public void abandon(Task task, Instant now) {
    images.abandon(task, now);
  }
}
