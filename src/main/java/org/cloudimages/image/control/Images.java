package org.cloudimages.image.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.cloudimages.database.Database;
import org.cloudimages.image.entity.Image;

/** The images that are kept, by id; a deleted one is none. */
@Singleton
public class Images {

  private final Database database;

  @Inject
  Images(Database database) {
    this.database = database;
  }

  /** Finds an image outside of a transaction: one query. It cannot be changed. */
  Optional<Image> look(String id) {
    return database.read(entities -> find(entities, id, LockModeType.NONE, true));
  }

  /** Finds an image in the running transaction. */
  Optional<Image> find(String id) {
    return find(database.current(), id, LockModeType.NONE, true);
  }

  /** Finds an image and keeps others from changing it until the running transaction ends. */
  Optional<Image> lock(String id) {
    return find(database.current(), id, LockModeType.PESSIMISTIC_WRITE, false);
  }

  private static Optional<Image> find(
      EntityManager entities, String id, LockModeType lock, boolean readOnly) {
    return entities
        .createNamedQuery(Image.FIND, Image.class)
        .setParameter("id", id)
        .setParameter("deleted", false)
        .setHint("eclipselink.read-only", readOnly)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }
}
