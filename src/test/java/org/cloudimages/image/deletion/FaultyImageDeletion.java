package org.cloudimages.image.deletion;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.AuditLog;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.VisibleImages;

/** A deletion that fails after everything was written, for the requests that ask for it. */
@Alternative
@Priority(1)
@Singleton
public class FaultyImageDeletion extends ImageDeletion {

  /** The request id that provokes the failure. */
  public static final String FAILING_REQUEST = "req-that-fails";

  /** What nobody but the log may see. */
  public static final String SECRET = "jdbc:secret://user:password@host";

  @Inject
  FaultyImageDeletion(
      Database database,
      VisibleImages images,
      ImageAccess access,
      DeletionRule rule,
      Retention retention,
      Blobs blobs,
      DeletionQuotas quotas,
      AuditLog audit) {
    super(database, images, access, rule, retention, blobs, quotas, audit);
  }

  @Override
  @Transactional
  public void delete(String id, Actor actor, Instant now) {
    super.delete(id, actor, now);
    if (actor.requestId().startsWith(FAILING_REQUEST)) {
      throw new IllegalStateException(SECRET);
    }
  }
}
