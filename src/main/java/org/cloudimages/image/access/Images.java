package org.cloudimages.image.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Optional;
import org.cloudimages.blob.Blob;
import org.cloudimages.database.Database;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.image.entity.Visibility;
import org.cloudimages.image.retention.Retention;
import org.cloudimages.limit.quota.ImageTally;

/** The images that are kept, by id, whoever asks; a deleted one is none. */
@Singleton
public class Images implements ImageTally {

  private static final String FINDING =
      "SELECT i FROM Image i WHERE i.id = :id AND i.deleted = :deleted";

  private static final String WITHIN_REACH =
      " AND (i.owner = :project OR i.owner IS NULL"
          + " OR i.visibility = :public OR i.visibility = :community)";

  private static final String FINDING_SHARED =
      "SELECT i FROM Image i, ImageMember m WHERE i.id = :id AND i.deleted = :deleted"
          + " AND i.visibility = :sharing AND m.imageId = i.id AND m.memberId = :project"
          + " AND CONCAT(m.memberId, '.') = :projectEnded";

  private static final String COUNTING = "SELECT COUNT(i) FROM Image i WHERE i.owner = :owner AND ";

  private final Database database;
  private final Retention retention;

  @Inject
  Images(Database database, Retention retention) {
    this.database = database;
    this.retention = retention;
  }

  /** Finds an image that anybody, or the project as its owner, may know of. */
  static Optional<Image> withinReach(
      EntityManager entities, LockModeType lock, String id, String project) {
    return first(
        found(entities, FINDING + WITHIN_REACH, id)
            .setParameter("project", project)
            .setParameter("public", Visibility.PUBLIC)
            .setParameter("community", Visibility.COMMUNITY),
        lock);
  }

  /** Finds an image that is shared with the project; it is not locked. */
  static Optional<Image> shared(EntityManager entities, String id, String project) {
    return first(
        found(entities, FINDING_SHARED, id)
            .setParameter("project", project)
            .setParameter("projectEnded", project + ".")
            .setParameter("sharing", Visibility.SHARED));
  }

  /** Finds an image, whoever asks. */
  static Optional<Image> any(EntityManager entities, LockModeType lock, String id) {
    return first(found(entities, FINDING, id), lock);
  }

  /** Finds an image that is deleted. */
  static Optional<Image> deleted(EntityManager entities, String id) {
    return first(found(entities, FINDING, id).setParameter("deleted", true), LockModeType.NONE);
  }

  /** Whether there is an image, outside of a transaction. */
  public static boolean isThere(EntityManager entities, String id) {
    return any(entities, LockModeType.NONE, id).isPresent();
  }

  /**
   * Finds and locks an image, if that blob still is to become its data: it is the one that is
   * uploaded, or the task that writes it has the image.
   */
  public static Optional<Image> lockForUpload(EntityManager entities, Blob blob) {
    if (blob.taskId().isPresent()) {
      return lockForImport(entities, blob.imageId(), blob.taskId().get());
    }
    return first(
        found(entities, FINDING + " AND i.uploadId = :upload", blob.imageId())
            .setParameter("upload", blob.id()),
        LockModeType.PESSIMISTIC_WRITE);
  }

  /** Finds and locks an image, if that task has it. */
  public static Optional<Image> lockForImport(EntityManager entities, String id, String task) {
    return first(
        found(entities, FINDING + " AND i.importing.taskId = :task", id).setParameter("task", task),
        LockModeType.PESSIMISTIC_WRITE);
  }

  /** Whether that task has the image, outside of a transaction. */
  public static boolean isImportedBy(EntityManager entities, String id, String task) {
    return first(
            found(entities, FINDING + " AND i.importing.taskId = :task", id)
                .setParameter("task", task),
            LockModeType.NONE)
        .isPresent();
  }

  /** The project of an image, be it deleted; null without one. */
  public static String owner(EntityManager entities, String id) {
    return entities
        .createQuery("SELECT i.owner FROM Image i WHERE i.id = :id", String.class)
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
                .createQuery(
                    COUNTING + "(i.deleted = :deleted OR i.status = :recycled)", Long.class)
                .setParameter("recycled", ImageStatus.PENDING_DELETE)
            : entities.createQuery(COUNTING + "i.deleted = :deleted", Long.class);
    return query.setParameter("deleted", false);
  }

  private static TypedQuery<Image> found(EntityManager entities, String text, String id) {
    return entities
        .createQuery(text, Image.class)
        .setParameter("id", id)
        .setParameter("deleted", false);
  }

  private static Optional<Image> first(TypedQuery<Image> query, LockModeType lock) {
    return first(
        lock == LockModeType.NONE
            ? query.setHint(Database.READ_ONLY, true)
            : query.setLockMode(lock));
  }

  private static Optional<Image> first(TypedQuery<Image> query) {
    return query.getResultStream().findFirst();
  }
}
