package org.cloudimages.blob;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import java.time.Instant;
import org.cloudimages.database.RowId;
import org.cloudimages.store.Stores;

/**
 * The bytes of an image in one store. Its id is never used again, and the key in the store is made
 * of it, so that no key is either.
 */
@Entity
@Table(name = "blobs")
@NamedQuery(
    name = Blob.LIVE_OF,
    query =
        "SELECT b FROM Blob b WHERE b.imageId = :image AND b.state = :live"
            + " ORDER BY b.createdAt, b.id",
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
@NamedQuery(
    name = Blob.RENEW,
    query = "UPDATE Blob b SET b.dueAt = :due WHERE b.id = :id AND b.state = :writing")
@NamedQuery(
    name = Blob.GROW,
    query = "UPDATE Blob b SET b.size = :size WHERE b.id = :id AND b.state = :writing")
@NamedQuery(
    name = Blob.FINISH,
    query =
        "UPDATE Blob b SET b.state = :live, b.size = :size, b.dueAt = NULL"
            + " WHERE b.id = :id AND b.state = :writing")
// because the query language types no parameter inside of CASE, as Derby asks for
@NamedNativeQuery(
    name = Blob.DOOM,
    query =
        "UPDATE blobs SET state = CASE WHEN state = 'LIVE' AND store <> '"
            + Stores.STAGING
            + "' THEN CAST(? AS VARCHAR(16)) ELSE 'DOOMED' END,"
            + " due_at = CASE WHEN state = 'WRITING' THEN due_at"
            + " WHEN store = '"
            + Stores.STAGING
            + "' THEN CAST(? AS BIGINT) ELSE CAST(? AS BIGINT) END"
            + " WHERE image_id = ? AND state IN ('LIVE', 'WRITING')")
@NamedQuery(
    name = Blob.REVIVE,
    query =
        "UPDATE Blob b SET b.state = :live, b.dueAt = NULL"
            + " WHERE b.imageId = :image AND b.state = :recycled AND b.dueAt = :due")
@NamedQuery(
    name = Blob.HASTEN,
    query =
        "UPDATE Blob b SET b.state = :doomed, b.dueAt = :now"
            + " WHERE b.imageId = :image AND b.state = :recycled AND b.dueAt = :due")
@NamedQuery(
    name = Blob.BYTES,
    query =
        "SELECT SUM(b.size) FROM Blob b WHERE b.projectId = :project AND b.state IN :counting"
            + " AND b.store <> :staging")
@NamedQuery(
    name = Blob.BYTES_IN,
    query =
        "SELECT SUM(b.size) FROM Blob b WHERE b.projectId = :project AND b.state IN :counting"
            + " AND b.store = :staging")
@NamedQuery(
    name = Blob.UPLOADS,
    query = "SELECT COUNT(b) FROM Blob b WHERE b.projectId = :project AND b.state = :writing")
@NamedQuery(
    name = Blob.MOVE,
    query = "UPDATE Blob b SET b.projectId = :project WHERE b.imageId = :image")
@NamedQuery(
    name = Blob.DOOM_IN,
    query =
        "UPDATE Blob b SET b.state = :doomed, b.dueAt = :due"
            + " WHERE b.imageId = :image AND b.store = :store AND b.state = :live")
@NamedQuery(
    name = Blob.LET_GO,
    query =
        "UPDATE Blob b SET b.state = :doomed, b.dueAt = :due"
            + " WHERE b.id = :id AND b.state IN :open")
@NamedQuery(
    name = Blob.DUE,
    query =
        "SELECT b FROM Blob b WHERE b.state IN :states AND b.store = :store AND b.dueAt <= :latest"
            + " ORDER BY b.dueAt, b.id",
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
@NamedQuery(
    name = Blob.CLAIM,
    query =
        "UPDATE Blob b SET b.state = :reclaiming, b.dueAt = :until, b.attempts = :attempt"
            + " WHERE b.id = :id AND b.state = :seen AND b.dueAt = :due AND b.attempts = :before")
@NamedQuery(
    name = Blob.FORGET,
    query =
        "DELETE FROM Blob b"
            + " WHERE b.id = :id AND b.state = :reclaiming AND b.attempts = :attempt")
@NamedQuery(
    name = Blob.POSTPONE,
    query =
        "UPDATE Blob b SET b.state = :next, b.dueAt = :due"
            + " WHERE b.id = :id AND b.state = :reclaiming AND b.attempts = :attempt")
@NamedQuery(
    name = Blob.RETRY,
    query = "UPDATE Blob b SET b.state = :postponed, b.dueAt = :now WHERE b.state = :aside")
@NamedQuery(
    name = Blob.COUNT,
    query = "SELECT b.store, COUNT(b.id) FROM Blob b WHERE b.state = :state GROUP BY b.store")
@NamedQuery(
    name = Blob.ABANDONED,
    query = "SELECT b FROM Blob b WHERE b.state = :writing AND b.dueAt < :now ORDER BY b.dueAt",
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
@NamedQuery(
    name = Blob.GIVE_UP,
    query =
        "UPDATE Blob b SET b.state = :doomed, b.dueAt = :due"
            + " WHERE b.id = :id AND b.state = :writing AND b.dueAt < :now")
@NamedQuery(
    name = Blob.BACKLOG,
    query =
        "SELECT b.store, COUNT(b.id), MIN(b.dueAt) FROM Blob b"
            + " WHERE b.state IN :dead AND b.dueAt <= :now GROUP BY b.store")
@NamedQuery(name = Blob.KNOWN, query = "SELECT b.id FROM Blob b WHERE b.id IN :ids")
@NamedQuery(
    name = Blob.PAGE,
    query = "SELECT b FROM Blob b WHERE b.id > :marker ORDER BY b.id",
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
public class Blob {

  static final String LIVE_OF = "Blob.liveOf";
  static final String RENEW = "Blob.renew";
  static final String GROW = "Blob.grow";
  static final String FINISH = "Blob.finish";
  static final String DOOM = "Blob.doom";
  static final String REVIVE = "Blob.revive";
  static final String HASTEN = "Blob.hasten";
  static final String BYTES = "Blob.bytes";
  static final String BYTES_IN = "Blob.bytesIn";
  static final String UPLOADS = "Blob.uploads";
  static final String MOVE = "Blob.move";
  static final String DOOM_IN = "Blob.doomIn";
  static final String LET_GO = "Blob.letGo";

  /** Finds those of one store and some states that have been due since a time, longest first. */
  static final String DUE = "Blob.due";

  /** Claims one as it was seen: of those that saw it alike, one gets it. */
  static final String CLAIM = "Blob.claim";

  /** Removes one whose bytes are gone, for whoever claimed it last. */
  static final String FORGET = "Blob.forget";

  /** Gives one back whose bytes could not be removed, for whoever claimed it last. */
  static final String POSTPONE = "Blob.postpone";

  /** Makes all due that were set aside. */
  static final String RETRY = "Blob.retry";

  /** Counts those in a state, a store each. */
  static final String COUNT = "Blob.count";

  /** Finds those whose writers have not renewed their leases. */
  static final String ABANDONED = "Blob.abandoned";

  /** Dooms one whose writer has not renewed its lease. */
  static final String GIVE_UP = "Blob.giveUp";

  /** Counts those that are due, a store each. */
  static final String BACKLOG = "Blob.backlog";

  /** Tells which of some ids there are. */
  static final String KNOWN = "Blob.known";

  /** Finds all, in the order of their ids, behind one. */
  static final String PAGE = "Blob.page";

  @Id private String id;

  @Column(name = "image_id")
  private String imageId;

  @Column(name = "project_id")
  private String projectId;

  private String store;

  @Column(name = "blob_key")
  private String key;

  @Enumerated(EnumType.STRING)
  private BlobState state;

  private long size;

  @Column(name = "due_at")
  private Instant dueAt;

  private int attempts;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Blob() {}

  /**
   * A blob whose bytes are about to come in.
   *
   * @param size the bytes that were announced, or those that may come for a beginning
   * @param leaseEnd until when nobody else takes its writer for dead
   */
  public Blob(String imageId, String store, long size, Instant now, Instant leaseEnd) {
    this.id = RowId.next(now);
    this.imageId = imageId;
    this.store = store;
    this.key = imageId + "/" + id;
    this.state = BlobState.WRITING;
    this.size = size;
    this.dueAt = leaseEnd;
    this.createdAt = now;
  }

  /** Notes whose quota it counts against, before anybody else sees it. */
  public void chargeTo(String project) {
    projectId = project;
  }

  public String id() {
    return id;
  }

  public String imageId() {
    return imageId;
  }

  /** The project whose quota it counts against; null where it is nobody's. */
  public String projectId() {
    return projectId;
  }

  /** The id of the store. */
  public String store() {
    return store;
  }

  /** What the store knows it by. */
  public String key() {
    return key;
  }

  public BlobState state() {
    return state;
  }

  /**
   * The bytes that are stored; while they come in, those that were announced, or that may come
   * without anybody being asked again.
   */
  public long size() {
    return size;
  }

  /** See {@link BlobState}; null for a live blob. */
  public Instant dueAt() {
    return dueAt;
  }

  /**
   * How often it was tried to remove it. One for which that is not 0 may have lost its bytes, at
   * once or when a call that hangs comes through: it must never be made live again.
   */
  public int attempts() {
    return attempts;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
