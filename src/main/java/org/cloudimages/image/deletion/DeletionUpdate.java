package org.cloudimages.image.deletion;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.image.entity.ImageStatus;

/**
 * The conditional update by which a request wins the image that it deletes.
 *
 * @param owner the project that the image must belong to, where that is asked
 * @param versions of which it must have one, where that is asked
 * @param coolSince when its protection must have been lifted at the latest
 */
record DeletionUpdate(
    String id, Optional<String> owner, Optional<Set<Instant>> versions, Instant coolSince) {

  private static final String RECYCLING =
      "i.recycling.formerStatus = i.status, i.recycling.recycledAt = :now,"
          + " i.recycling.retainedUntil = :until, ";

  private static final String DELETION =
      "i.status = :status, i.deleted = :deleted, i.deletedAt = :now, i.updatedAt = :now";

  private static final String WHILE_DELETABLE =
      " WHERE i.id = :id AND i.deleted = :living"
          + " AND i.guarded = :guarded AND (i.unprotectedAt IS NULL OR i.unprotectedAt <= :cool)"
          + " AND i.status IN :deletable";

  private static final String OF_OWNER =
      " AND i.owner = :owner AND CONCAT(i.owner, '.') = :ownerEnded";

  private static final String OF_VERSIONS = " AND i.updatedAt IN :versions";

  /**
   * Whether this request is the one that deletes the image: one row changed, or none. Whoever
   * deletes, protects or changes it at the same time waits for the row.
   *
   * @param kept how long the recycle bin keeps it
   */
  boolean wins(EntityManager entities, Duration kept, Instant now) {
    boolean recycles = !kept.isZero();
    Query update =
        entities
            .createQuery(statement(recycles))
            .setParameter("status", recycles ? ImageStatus.PENDING_DELETE : ImageStatus.DELETED)
            .setParameter("deleted", true)
            .setParameter("now", now)
            .setParameter("id", id)
            .setParameter("living", false)
            .setParameter("guarded", false)
            .setParameter("cool", coolSince)
            .setParameter("deletable", ImageStatus.deletable());
    if (recycles) {
      update.setParameter("until", now.plus(kept));
    }
    owner.ifPresent(
        project -> update.setParameter("owner", project).setParameter("ownerEnded", project + "."));
    versions.ifPresent(asked -> update.setParameter("versions", asked));
    return update.executeUpdate() == 1;
  }

  private String statement(boolean recycles) {
    return "UPDATE Image i SET "
        + (recycles ? RECYCLING : "")
        + DELETION
        + WHILE_DELETABLE
        + (owner.isPresent() ? OF_OWNER : "")
        + (versions.isPresent() ? OF_VERSIONS : "");
  }
}
