package org.cloudimages.blob;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.cloudimages.database.Database;
import org.cloudimages.limit.quota.DataTally;
import org.cloudimages.store.Stores;

/** Counts blobs against quotas: those that are live or coming in, or in a recycle bin. */
@Singleton
@Transactional
public class BlobTally implements DataTally {

  private static final Set<BlobState> LIVING = Set.of(BlobState.WRITING, BlobState.LIVE);
  private static final Set<BlobState> ALL =
      Set.of(BlobState.WRITING, BlobState.LIVE, BlobState.RECYCLED);

  private final Database database;

  @Inject
  BlobTally(Database database) {
    this.database = database;
  }

  @Override
  public long storedBytes(String projectId, boolean recycled) {
    return bytes("<>", projectId, recycled ? ALL : LIVING);
  }

  @Override
  public long stagedBytes(String projectId) {
    return bytes("=", projectId, LIVING);
  }

  private long bytes(String comparison, String projectId, Set<BlobState> counting) {
    Long sum =
        query(
                "SELECT SUM(b.size) FROM Blob b WHERE b.projectId = :project"
                    + " AND b.state IN :counting AND b.store "
                    + comparison
                    + " :staging",
                projectId)
            .setParameter("staging", Stores.STAGING)
            .setParameter("counting", counting)
            .getSingleResult();
    return sum == null ? 0 : sum;
  }

  @Override
  public long uploads(String projectId) {
    return query(
            // because an import is one, into however many stores it writes at once
            "SELECT COUNT(DISTINCT COALESCE(b.taskId, b.id)) FROM Blob b"
                + " WHERE b.projectId = :project AND b.state = :writing",
            projectId)
        .setParameter("writing", BlobState.WRITING)
        .getSingleResult();
  }

  private TypedQuery<Long> query(String text, String projectId) {
    return database.current().createQuery(text, Long.class).setParameter("project", projectId);
  }
}
