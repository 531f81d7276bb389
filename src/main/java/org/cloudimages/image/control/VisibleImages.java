package org.cloudimages.image.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.function.BiFunction;
import org.cloudimages.database.Database;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.entity.Image;

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
    return seek(id, caller).orElseThrow(() -> nothing(id));
  }

  /** The same, for whom an image that is not there is no reason to answer 404. */
  Optional<SeenImage> seek(String id, Caller caller) {
    return database.read(entities -> see(entities, Images::find, id, caller));
  }

  /**
   * Finds an image in the running transaction. It cannot be changed.
   *
   * @throws ImagesException 404 as above
   */
  SeenImage find(String id, Caller caller) {
    return see(database.current(), Images::find, id, caller).orElseThrow(() -> nothing(id));
  }

  /**
   * Finds an image and keeps others from changing it, or whom it is shared with, until the running
   * transaction ends.
   *
   * @throws ImagesException 404 as above
   */
  public SeenImage lock(String id, Caller caller) {
    return see(database.current(), Images::lock, id, caller).orElseThrow(() -> nothing(id));
  }

  private Optional<SeenImage> see(
      EntityManager entities,
      BiFunction<EntityManager, String, Optional<Image>> way,
      String id,
      Caller caller) {
    return access.see(
        way.apply(entities, id),
        caller,
        () -> ImageMembers.one(entities, id, caller.projectId()).isPresent());
  }

  /** The one refusal for every image that is not there. */
  public static ImagesException nothing(String id) {
    return ImagesException.notFound("No image with id " + id + " exists.");
  }
}
