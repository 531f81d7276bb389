package org.cloudimages.image.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Optional;
import org.cloudimages.database.Database;
import org.cloudimages.image.deletion.Retention;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.image.entity.Visibility;
import org.cloudimages.limit.quota.ImageTally;

/** The images that are kept, by id, whoever asks; a deleted one is none. */
@Singleton
public class Images implements ImageTally {

  private final Database database;
  private final Retention retention;

  @Inject
  Images(Database database, Retention retention) {
    this.database = database;
    this.retention = retention;
  }

  /** Finds an image that anybody, or the project as its owner, may know of. */
  static Optional<Image> withinReach(
      EntityManager entities, String query, String id, String project) {
    return first(
        query(entities, query, id)
            .setParameter("project", project)
            .setParameter("public", Visibility.PUBLIC)
            .setParameter("community", Visibility.COMMUNITY));
  }

  /** Finds an image that is shared with the project. */
  static Optional<Image> shared(EntityManager entities, String id, String project) {
    return first(
        query(entities, Image.FIND_SHARED, id)
            .setParameter("project", project)
            .setParameter("projectEnded", project + ".")
            .setParameter("sharing", Visibility.SHARED));
  }

  /** Finds an image, whoever asks. */
  static Optional<Image> any(EntityManager entities, String query, String id) {
    return first(query(entities, query, id));
  }

  /** Finds an image that is deleted. */
  static Optional<Image> deleted(EntityManager entities, String id) {
    return first(query(entities, Image.FIND, id).setParameter("deleted", true));
  }

  /** The project of an image, be it deleted; null without one. */
  public static String owner(EntityManager entities, String id) {
    return entities
        .createNamedQuery(Image.OWNER, String.class)
        .setParameter("id", id)
        .getSingleResult();
  }

  @Override
  public long countAlone(String projectId) {
    // because both databases know this one word of SQL, and the query language has none
    database.current().createNativeQuery("LOCK TABLE images IN EXCLUSIVE MODE").executeUpdate();
    return counting().setParameter("owner", projectId).getSingleResult();
  }

  @Override
  public boolean countsRecycled() {
    return retention.counts();
  }

  private TypedQuery<Long> counting() {
    EntityManager entities = database.current();
    TypedQuery<Long> query =
        retention.counts()
            ? entities
                .createNamedQuery(Image.COUNT_WITH_RECYCLED, Long.class)
                .setParameter("recycled", ImageStatus.PENDING_DELETE)
            : entities.createNamedQuery(Image.COUNT, Long.class);
    return query.setParameter("deleted", false);
  }

  private static TypedQuery<Image> query(EntityManager entities, String query, String id) {
    return entities
        .createNamedQuery(query, Image.class)
        .setParameter("id", id)
        .setParameter("deleted", false);
  }

  private static Optional<Image> first(TypedQuery<Image> query) {
    return query.getResultStream().findFirst();
  }
}
