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
    return bytes(Blob.BYTES, projectId, recycled ? ALL : LIVING);
  }

  @Override
  public long stagedBytes(String projectId) {
    return bytes(Blob.BYTES_IN, projectId, LIVING);
  }

  private long bytes(String name, String projectId, Set<BlobState> counting) {
    Long sum =
        query(name, projectId)
            .setParameter("staging", Stores.STAGING)
            .setParameter("counting", counting)
            .getSingleResult();
    return sum == null ? 0 : sum;
  }

  @Override
  public long uploads(String projectId) {
    return query(Blob.UPLOADS, projectId)
        .setParameter("writing", BlobState.WRITING)
        .getSingleResult();
  }

  private TypedQuery<Long> query(String name, String projectId) {
    return database.current().createNamedQuery(name, Long.class).setParameter("project", projectId);
  }
}
