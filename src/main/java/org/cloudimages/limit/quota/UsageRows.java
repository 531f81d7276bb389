package org.cloudimages.limit.quota;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.cloudimages.database.Database;

/** The rows of usage. Thread-safe. */
@Singleton
public class UsageRows {

  private final Database database;
  private final ImageTally tally;

  @Inject
  UsageRows(Database database, ImageTally tally) {
    this.database = database;
    this.tally = tally;
  }

  /** Reads what a project uses, outside of a transaction; empty where that must be counted. */
  Optional<ProjectUsage> verified(String projectId) {
    return database.read(entities -> find(entities, projectId)).filter(ProjectUsage::isVerified);
  }

  /** Counts what a project keeps, in a transaction that nobody's images can pass by. */
  @Transactional
  public void verify(String projectId) {
    long counted = tally.countAlone(projectId);
    EntityManager entities = database.current();
    ProjectUsage usage = entities.find(ProjectUsage.class, projectId);
    if (usage == null) {
      usage = new ProjectUsage(projectId);
      entities.persist(usage);
    }
    usage.verify(counted);
    entities.flush();
  }

  /** Lets every project be counted anew. */
  @Transactional
  public void distrust() {
    database
        .current()
        .createQuery(
            "UPDATE ProjectUsage u SET u.verified = :distrusted WHERE u.verified = :verified")
        .setParameter("distrusted", false)
        .setParameter("verified", true)
        .executeUpdate();
  }

  /** Takes an image in the running transaction; whether there was one left below the limit. */
  boolean takeImage(String projectId, long limit) {
    return database
            .current()
            .createNativeQuery(
                "UPDATE project_usage SET images = images + 1"
                    + " WHERE project_id = ? AND verified AND images < ?")
            .setParameter(1, projectId)
            .setParameter(2, limit)
            .executeUpdate()
        == 1;
  }

  /** Locks the row of a project in the running transaction; false where there is none to trust. */
  boolean hold(String projectId) {
    return database
            .current()
            .createNativeQuery(
                "UPDATE project_usage SET images = images WHERE project_id = ? AND verified")
            .setParameter(1, projectId)
            .executeUpdate()
        == 1;
  }

  /** Whether the running transaction sees a row of the project that can be trusted. */
  boolean isVerified(String projectId) {
    // because a read-only query would ask for a second connection while this one holds a lock
    ProjectUsage usage = database.current().find(ProjectUsage.class, projectId);
    return usage != null && usage.isVerified();
  }

  /** Gives an image back in the running transaction; a row that must be counted is left alone. */
  void giveImageBack(String projectId) {
    database
        .current()
        .createNativeQuery(
            "UPDATE project_usage SET images = images - 1 WHERE project_id = ? AND verified")
        .setParameter(1, projectId)
        .executeUpdate();
  }

  private static Optional<ProjectUsage> find(EntityManager entities, String projectId) {
    return entities
        .createQuery(
            "SELECT u FROM ProjectUsage u WHERE u.projectId = :project", ProjectUsage.class)
        .setParameter("project", projectId)
        .setHint(Database.READ_ONLY, true)
        .getResultStream()
        .findFirst();
  }
}
