package org.cloudimages.image.deletion;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.cloudimages.database.Database;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.database.InstantConverter;
import org.cloudimages.image.entity.ImageStatus;

/**
 * The rows of deleted images. They can be purged: an id that is used stays so in a table of its
 * own, and what was done stays in the audit.
 */
@Singleton
public class Tombstones {

  private static final String PURGING =
      "DELETE FROM images WHERE id = ? AND deleted AND status = 'DELETED' AND deleted_at < ?";

  private final Database database;
  private final DatabaseClock clock;

  @Inject
  Tombstones(Database database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Returns the ids of images that were deleted before that time, some of them if they are many.
   */
  public List<String> before(Instant time, int most) {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT i.id FROM Image i WHERE i.deleted = :deleted"
                        + " AND i.createdAt < :time AND i.deletedAt < :time AND i.status = :status",
                    String.class)
                .setParameter("deleted", true)
                .setParameter("status", ImageStatus.DELETED)
                .setParameter("time", time)
                .setMaxResults(most)
                .getResultList());
  }

  /** Purges those of the images that were deleted before that time, in one transaction. */
  @Transactional
  public void purge(List<String> ids, Instant before) {
    EntityManager entities = database.current();
    Long micros = new InstantConverter().convertToDatabaseColumn(before);
    for (String id : ids) {
      // because another node may purge the same ones, and only one of both can note the id
      if (update(PURGING, id).setParameter(2, micros).executeUpdate() == 1) {
        update("DELETE FROM image_terms WHERE image_id = ?", id).executeUpdate();
        update("DELETE FROM image_members WHERE image_id = ?", id).executeUpdate();
        entities.persist(new UsedId(id, clock.instant()));
      }
    }
    entities.flush();
  }

  private Query update(String statement, String id) {
    return database.current().createNativeQuery(statement).setParameter(1, id);
  }

  /**
   * Whether an image had that id and was purged, as the running transaction sees it. To be asked
   * after an image of that id was saved: by then no purge of it can be under way.
   */
  public boolean has(String id) {
    return database.current().find(UsedId.class, id) != null;
  }
}
