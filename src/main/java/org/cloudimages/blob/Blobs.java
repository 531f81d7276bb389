package org.cloudimages.blob;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cloudimages.database.Database;
import org.cloudimages.database.InstantConverter;
import org.cloudimages.store.Stores;

/** The blobs that the database knows. Each change takes part in the running transaction. */
@Singleton
public class Blobs {

  /** In SQL, because the query language types no parameter inside of CASE, as Derby asks for. */
  private static final String DOOMING =
      "UPDATE blobs SET state = CASE WHEN state = 'LIVE' AND store <> '"
          + Stores.STAGING
          + "' THEN CAST(? AS VARCHAR(16)) ELSE 'DOOMED' END,"
          + " due_at = CASE WHEN state = 'WRITING' THEN due_at"
          + " WHEN store = '"
          + Stores.STAGING
          + "' THEN CAST(? AS BIGINT) ELSE CAST(? AS BIGINT) END"
          + " WHERE image_id = ? AND state IN ('LIVE', 'WRITING')";

  private final Database database;
  private final Event<BlobsDoomed> doomed;

  @Inject
  public Blobs(Database database, Event<BlobsDoomed> doomed) {
    this.database = database;
    this.doomed = doomed;
  }

  /** Notes a blob, before its first byte. */
  public void begin(Blob blob) {
    database.current().persist(blob);
    database.current().flush();
  }

  /** Prolongs the lease of a writer; false when the blob is no longer his to write. */
  public boolean renew(String id, Instant leaseEnd) {
    return one(
        query("UPDATE Blob b SET b.dueAt = :due WHERE b.id = :id AND b.state = :writing")
            .setParameter("id", id)
            .setParameter("due", leaseEnd)
            .setParameter("writing", BlobState.WRITING));
  }

  /** Prolongs the leases of all that a task writes; false when nothing is its to write any more. */
  public boolean renewAll(String imageId, String task, Instant leaseEnd) {
    return query(
                "UPDATE Blob b SET b.dueAt = :due WHERE b.imageId = :image AND b.taskId = :task"
                    + " AND b.state = :writing")
            .setParameter("image", imageId)
            .setParameter("task", task)
            .setParameter("due", leaseEnd)
            .setParameter("writing", BlobState.WRITING)
            .executeUpdate()
        > 0;
  }

  /** Whether a task writes anything of an image by now. */
  public boolean isWritten(String imageId, String task) {
    return database
            .current()
            .createQuery(
                "SELECT COUNT(b) FROM Blob b WHERE b.imageId = :image AND b.taskId = :task"
                    + " AND b.state = :writing",
                Long.class)
            .setParameter("image", imageId)
            .setParameter("task", task)
            .setParameter("writing", BlobState.WRITING)
            .getSingleResult()
        > 0;
  }

  /** Notes how many bytes may come in; false when the blob is no longer its writer's. */
  public boolean grow(String id, long size) {
    return one(
        query("UPDATE Blob b SET b.size = :size WHERE b.id = :id AND b.state = :writing")
            .setParameter("id", id)
            .setParameter("size", size)
            .setParameter("writing", BlobState.WRITING));
  }

  /** Notes that all bytes are there; false when the blob is no longer its writer's. */
  public boolean finish(String id, long size) {
    return one(
        query(
                "UPDATE Blob b SET b.state = :live, b.size = :size, b.dueAt = NULL"
                    + " WHERE b.id = :id AND b.state = :writing")
            .setParameter("id", id)
            .setParameter("size", size)
            .setParameter("live", BlobState.LIVE)
            .setParameter("writing", BlobState.WRITING));
  }

  /**
   * Dooms all blobs of an image that is deleted. One that is being written stays due at the end of
   * its writer's lease: until then, or until the writer lets go, bytes may still come in.
   */
  public void doom(String imageId, Instant now) {
    doom(imageId, BlobState.DOOMED, now, now);
  }

  /** Dooms all blobs of an image that is deleted, but what its data are is kept until that time. */
  public void recycle(String imageId, Instant now, Instant until) {
    doom(imageId, BlobState.RECYCLED, now, until);
  }

  private void doom(String imageId, BlobState data, Instant now, Instant due) {
    InstantConverter instants = new InstantConverter();
    tell(
        database
            .current()
            .createNativeQuery(DOOMING)
            .setParameter(1, data.name())
            .setParameter(2, instants.convertToDatabaseColumn(now))
            .setParameter(3, instants.convertToDatabaseColumn(due))
            .setParameter(4, imageId)
            .executeUpdate());
  }

  /**
   * Gives an image its data back that were kept until that time, unless somebody began to remove
   * them; returns how many blobs.
   */
  public int revive(String imageId, Instant until) {
    return recycled("UPDATE Blob b SET b.state = :live, b.dueAt = NULL", imageId, until)
        .setParameter("live", BlobState.LIVE)
        .executeUpdate();
  }

  /** Dooms the data of an image that were kept until that time. */
  public void endRetention(String imageId, Instant until, Instant now) {
    tell(
        recycled("UPDATE Blob b SET b.state = :doomed, b.dueAt = :now", imageId, until)
            .setParameter("doomed", BlobState.DOOMED)
            .setParameter("now", now)
            .executeUpdate());
  }

  private Query recycled(String update, String imageId, Instant until) {
    return query(update + " WHERE b.imageId = :image AND b.state = :recycled AND b.dueAt = :due")
        .setParameter("image", imageId)
        .setParameter("recycled", BlobState.RECYCLED)
        .setParameter("due", until);
  }

  /** Notes that the image of these blobs has another owner; null where it has none. */
  public void move(String imageId, String projectId) {
    query("UPDATE Blob b SET b.projectId = :project WHERE b.imageId = :image")
        .setParameter("image", imageId)
        .setParameter("project", projectId)
        .executeUpdate();
  }

  /** Dooms what one store holds of an image that keeps its data elsewhere. */
  public void doomIn(String store, String imageId, Instant due) {
    doom(
        "b.imageId = :image AND b.store = :store",
        update -> update.setParameter("image", imageId).setParameter("store", store),
        due);
  }

  /** Dooms one of several blobs that an image has its data in; the image is locked. */
  public void doomOne(String id, Instant due) {
    doom("b.id = :id", update -> update.setParameter("id", id), due);
  }

  /** Dooms what is staged of an image. */
  public void doomStaged(String imageId, Instant due) {
    doomIn(Stores.STAGING, imageId, due);
  }

  /** Dooms what a task has staged of an image. */
  public void doomStagedBy(String imageId, String task, Instant due) {
    doom(
        "b.imageId = :image AND b.taskId = :task AND b.store = :store",
        update ->
            update
                .setParameter("image", imageId)
                .setParameter("task", task)
                .setParameter("store", Stores.STAGING),
        due);
  }

  private void doom(String condition, UnaryOperator<Query> given, Instant due) {
    doom(condition, given, due, List.of(BlobState.LIVE));
  }

  /** Dooms a blob that its writer has given up. */
  public void abandon(String id, Instant due) {
    doom(
        "b.id = :id",
        update -> update.setParameter("id", id),
        due,
        List.of(BlobState.WRITING, BlobState.DOOMED));
  }

  private void doom(
      String condition, UnaryOperator<Query> given, Instant due, List<BlobState> states) {
    Query update =
        query(
                "UPDATE Blob b SET b.state = :doomed, b.dueAt = :due WHERE "
                    + condition
                    + " AND b.state IN :states")
            .setParameter("doomed", BlobState.DOOMED)
            .setParameter("due", due)
            .setParameter("states", states);
    tell(given.apply(update).executeUpdate());
  }

  private void tell(int changed) {
    if (changed > 0) {
      doomed.fire(new BlobsDoomed(changed));
    }
  }

  /** Whether all bytes of a blob are there and are to stay. */
  public boolean isLive(String id) {
    Blob blob = database.current().find(Blob.class, id);
    return blob != null && blob.state() == BlobState.LIVE;
  }

  /** The live blobs of an image, in their order, without staged ones; outside of a transaction. */
  public List<Blob> of(String imageId) {
    return of(List.of(imageId));
  }

  /** The live blobs of several images, those of one image in their order; the same. */
  public List<Blob> of(List<String> imageIds) {
    return read("<>", imageIds);
  }

  /** Whether there is something staged of an image, in the running transaction. */
  public boolean isStaged(String imageId) {
    return !live(database.current(), "=", List.of(imageId)).getResultList().isEmpty();
  }

  /** What is staged of an image; outside of a transaction. */
  public Optional<Blob> staged(String imageId) {
    return read("=", List.of(imageId)).stream().findFirst();
  }

  /** The live blobs of an image that is locked, in their order, to be changed. */
  public List<Blob> held(String imageId) {
    return live(database.current(), "<>", List.of(imageId)).getResultList();
  }

  private List<Blob> read(String comparison, List<String> imageIds) {
    return database.read(
        entities ->
            live(entities, comparison, Database.padded(imageIds))
                .setHint(Database.READ_ONLY, true)
                .getResultList());
  }

  private static TypedQuery<Blob> live(
      EntityManager entities, String comparison, List<String> imageIds) {
    return entities
        .createQuery(
            "SELECT b FROM Blob b WHERE b.imageId IN :images AND b.state = :live AND b.store "
                + comparison
                + " :staging ORDER BY b.place, b.createdAt, b.id",
            Blob.class)
        .setParameter("images", imageIds)
        .setParameter("live", BlobState.LIVE)
        .setParameter("staging", Stores.STAGING);
  }

  private Query query(String update) {
    return database.current().createQuery(update);
  }

  private static boolean one(Query update) {
    return update.executeUpdate() == 1;
  }
}
