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
    name = Blob.FINISH,
    query =
        "UPDATE Blob b SET b.state = :live, b.size = :size, b.dueAt = NULL"
            + " WHERE b.id = :id AND b.state = :writing")
// because the query language types no parameter inside of CASE, as Derby asks for
@NamedNativeQuery(
    name = Blob.DOOM,
    query =
        "UPDATE blobs SET state = 'DOOMED',"
            + " due_at = CASE WHEN state = 'LIVE' THEN CAST(? AS BIGINT) ELSE due_at END"
            + " WHERE image_id = ? AND state IN ('LIVE', 'WRITING')")
@NamedQuery(
    name = Blob.LET_GO,
    query =
        "UPDATE Blob b SET b.state = :doomed, b.dueAt = :due"
            + " WHERE b.id = :id AND b.state IN :open")
public class Blob {

  static final String LIVE_OF = "Blob.liveOf";
  static final String RENEW = "Blob.renew";
  static final String FINISH = "Blob.finish";
  static final String DOOM = "Blob.doom";
  static final String LET_GO = "Blob.letGo";

  @Id private String id;

  @Column(name = "image_id")
  private String imageId;

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
   * @param size the bytes that were announced, or 0
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

  public String id() {
    return id;
  }

  public String imageId() {
    return imageId;
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

  /** The bytes that are stored; while they come in, those that were announced, or 0. */
  public long size() {
    return size;
  }

  /** See {@link BlobState}; null for a live blob. */
  public Instant dueAt() {
    return dueAt;
  }

  /** How often it was tried to remove it. */
  public int attempts() {
    return attempts;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
