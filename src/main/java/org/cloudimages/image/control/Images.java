package org.cloudimages.image.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.cloudimages.database.Database;
import org.cloudimages.image.entity.Image;
import org.cloudimages.limit.quota.ImageTally;

/** The images that are kept, by id, whoever asks; a deleted one is none. */
@Singleton
public class Images implements ImageTally {

  private final Database database;

  @Inject
  Images(Database database) {
    this.database = database;
  }

  /** Finds an image. It cannot be changed. */
  static Optional<Image> find(EntityManager entities, String id) {
    return one(entities, Image.FIND, id);
  }

  /** Finds an image and keeps others from changing it until the transaction ends. */
  static Optional<Image> lock(EntityManager entities, String id) {
    return one(entities, Image.LOCK, id);
  }

  /** The project of an image, be it deleted; null without one. */
  static String owner(EntityManager entities, String id) {
    return entities
        .createNamedQuery(Image.OWNER, String.class)
        .setParameter("id", id)
        .getSingleResult();
  }

  @Override
  public long countAlone(String projectId) {
    // because both databases know this one word of SQL, and the query language has none
    database.current().createNativeQuery("LOCK TABLE images IN EXCLUSIVE MODE").executeUpdate();
    return database
        .current()
        .createNamedQuery(Image.COUNT, Long.class)
        .setParameter("owner", projectId)
        .setParameter("deleted", false)
        .getSingleResult();
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
