package org.cloudimages.image.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.cloudimages.database.Database;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageId;

/** Images by id, for one caller: what he may not see is not there. */
@Singleton
public class VisibleImages {

  private final Database database;
  private final ImageAccess access;

  @Inject
  VisibleImages(Database database, ImageAccess access) {
    this.database = database;
    this.access = access;
  }

  /**
   * Finds an image outside of a transaction: one query for an own or open one, two for one that
   * others share, and two whenever there is none. It cannot be changed.
   *
   * @throws ImagesException 404, the same whether it is unknown, deleted or not for this caller
   */
  public SeenImage look(String id, Caller caller) {
    return seek(id, caller).orElseThrow(() -> notFound(id));
  }

  /** The same, for whom an image that is not there is no reason to answer 404. */
  public Optional<SeenImage> seek(String id, Caller caller) {
    return database.read(entities -> see(entities, LockModeType.NONE, id, caller));
  }

  /** Finds an image that was the caller's until it was deleted, while its row is there. */
  public Optional<Image> seekDeleted(String id, Caller caller) {
    if (!ImageId.isPossible(id)) {
      return Optional.empty();
    }
    return database
        .read(entities -> Images.deleted(entities, id))
        .filter(image -> access.isProducer(image, caller));
  }

  /**
   * Finds an image and keeps others from changing it, or whom it is shared with, until the running
   * transaction ends. On that transaction's connection: a second one would be waited for by all who
   * hold a first one, when there are no more.
   *
   * @throws ImagesException 404 as above
   */
  public SeenImage lock(String id, Caller caller) {
    return see(database.current(), LockModeType.PESSIMISTIC_WRITE, id, caller)
        .orElseThrow(() -> notFound(id));
  }

  /**
   * The same as {@link #look} for what only services of the cloud ask: one that asks in its own
   * name sees each image, though it is in no project that could.
   */
  public SeenImage lookForService(String id, Caller caller) {
    if (!access.isServiceItself(caller) || !ImageId.isPossible(id)) {
      return look(id, caller);
    }
    return database
        .read(entities -> Images.any(entities, LockModeType.NONE, id))
        .map(image -> new SeenImage(image, false))
        .orElseThrow(() -> notFound(id));
  }

  /**
   * The rows of images that are hidden from the caller stay in the database, so that reading them
   * takes no time that could be told from that of none.
   */
  private Optional<SeenImage> see(
      EntityManager entities, LockModeType lock, String id, Caller caller) {
    if (!ImageId.isPossible(id)) {
      return Optional.empty();
    }
    String project = caller.projectId();
    return access.see(
        access.isAdmin(caller)
            ? Images.any(entities, lock, id)
            : Images.withinReach(entities, lock, id, project),
        caller,
        () -> shared(entities, lock, id, project));
  }

  /** In two steps where it is to be locked, because Derby locks no row of a join. */
  private static Optional<Image> shared(
      EntityManager entities, LockModeType lock, String id, String project) {
    Optional<Image> found = Images.shared(entities, id, project);
    return lock == LockModeType.NONE
        ? found
        : found.flatMap(image -> Images.any(entities, lock, id));
  }

  /** The one refusal for every image that is not there. */
  public static ImagesException notFound(String id) {
    return ImagesException.notFound("No image with id " + id + " exists.");
  }
}
