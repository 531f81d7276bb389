package org.cloudimages.location.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.cloudimages.database.Database;
import org.cloudimages.hash.ImageHashSettings;
import org.cloudimages.image.access.Images;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.location.LocationRules;
import org.cloudimages.image.location.LocationSizes;
import org.cloudimages.store.StoreKey;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskWork;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskType;

/**
 * Gives an image the data that lie somewhere. Where a hash is expected and data are to be verified
 * they are read first, and else the image is active at once and they are read afterwards.
 */
@Singleton
public class LocationImport implements TaskWork {

  private final HashSettings settings;
  private final ImageHashSettings usual;
  private final Database database;
  private final LocationRules rules;
  private final LocationSizes sizes;
  private final LocationHashing hashing;
  private final LocationSteps steps;

  @Inject
  LocationImport(
      HashSettings settings,
      ImageHashSettings usual,
      Database database,
      LocationRules rules,
      LocationSizes sizes,
      LocationHashing hashing,
      LocationSteps steps) {
    this.settings = settings;
    this.usual = usual;
    this.database = database;
    this.rules = rules;
    this.sizes = sizes;
    this.hashing = hashing;
    this.steps = steps;
  }

  @Override
  public TaskType type() {
    return TaskType.LOCATION_IMPORT;
  }

  @Override
  public void run(TaskRun run) {
    TakenLocation location = TakenLocation.of(run.task().input());
    StoreKey where = rules.where(location.url());
    Optional<ExpectedHash> expected = location.expected();
    if (!settings.secure()) {
      believe(run, where, expected);
    } else if (expected.isPresent()) {
      verify(run, where, expected.get());
    } else {
      lookAfterwards(run, where);
    }
  }

  private void believe(TaskRun run, StoreKey where, Optional<ExpectedHash> expected) {
    Optional<Long> size = size(where);
    if (expected.isPresent()) {
      steps.activate(run, where, size, null, expected.get());
    } else {
      steps.activate(run, where, size);
      steps.finish(run);
    }
  }

  private void verify(TaskRun run, StoreKey where, ExpectedHash expected) {
    FoundHash found =
        hashing
            .find(run, where, expected.algorithm())
            .orElseThrow(() -> new TaskFailure("The data at the location cannot be read."));
    if (!found.hash().equals(expected)) {
      throw new TaskFailure(
          "The data at the location have another os_hash_value: " + found.hash().value());
    }
    steps.activate(run, where, Optional.of(found.size()), found.checksum(), found.hash());
  }

  private void lookAfterwards(TaskRun run, StoreKey where) {
    steps.activate(run, where, size(where));
    hashing
        .find(run, where, usual.algorithm())
        .ifPresentOrElse(found -> steps.identify(run, found), () -> steps.finish(run));
  }

  private Optional<Long> size(StoreKey where) {
    OptionalLong size = sizes.of(where);
    return size.isPresent() ? Optional.of(size.getAsLong()) : Optional.empty();
  }

  @Override
  public void abandon(Task task, Instant now) {
    Images.lockForImport(database.current(), task.imageId().orElseThrow(), task.id())
        .ifPresent(image -> letGo(image, now));
  }

  /** An image that is active by then keeps its data. */
  private void letGo(Image image, Instant now) {
    image.endImport(now);
    database.current().flush();
  }
}
