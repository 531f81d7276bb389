package org.cloudimages.image.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
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
    return database.read(entities -> one(entities, Image.FIND, id));
  }

  /** Finds an image in the running transaction. It cannot be changed. */
  Optional<Image> find(String id) {
    return one(database.current(), Image.FIND, id);
  }

  /** Finds an image and keeps others from changing it until the running transaction ends. */
  Optional<Image> lock(String id) {
    return one(database.current(), Image.LOCK, id);
  }

  private static Optional<Image> one(EntityManager entities, String query, String id) {
    return entities
        .createNamedQuery(query, Image.class)
        .setParameter("id", id)
        .setParameter("deleted", false)
        .getResultStream()
        .findFirst();
  }
}
