package org.cloudimages.blob;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.cloudimages.database.RowId;
import org.cloudimages.store.StoreKey;

/**
 * The bytes of an image in one store. Its id is never used again, and the key in the store is made
 * of it, so that no key is either; but the key of bytes that this service did not store is whatever
 * they were registered by.
 */
@Entity
@Table(name = "blobs")
public class Blob {

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

  /** Whether this service stored the bytes. */
  private boolean ours;

  private String metadata;

  private int place;

  @Column(name = "task_id")
  private String taskId;

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
    this.ours = true;
  }

  private Blob(String imageId, StoreKey where, long size, Instant now) {
    this.id = RowId.next(now);
    this.imageId = imageId;
    this.store = where.store();
    this.key = where.key();
    this.state = BlobState.LIVE;
    this.size = size;
    this.createdAt = now;
  }

  /**
   * Bytes that lie in a store already and were not put there by this service, which never removes
   * them.
   *
   * @param size 0 where nobody knows
   */
  public static Blob registered(String imageId, StoreKey where, long size, Instant now) {
    return new Blob(imageId, where, size, now);
  }

  /** Notes how many others of the image come before it. */
  public void placeAt(int index) {
    place = index;
  }

  /** Notes how many bytes it has, where that was not known. */
  public void measure(long bytes) {
    size = bytes;
  }

  /** Notes what is said of it: a JSON object, or null for nothing. */
  public void describe(String text) {
    metadata = text;
  }

  /** Notes whose quota it counts against, before anybody else sees it. */
  public void chargeTo(String project) {
    projectId = project;
  }

  /** Notes the task that writes it, before anybody else sees it. */
  public void writeFor(String task) {
    taskId = task;
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

  /** The task that writes or wrote it; empty where a client did. */
  public Optional<String> taskId() {
    return Optional.ofNullable(taskId);
  }

  public BlobState state() {
    return state;
  }

  /**
   * Whether this service stored its bytes, and removes them from the store when they are doomed.
   */
  public boolean isOurs() {
    return ours;
  }

  /** What is said of it, a JSON object; empty for nothing. */
  public Optional<String> metadata() {
    return Optional.ofNullable(metadata);
  }

  /**
   * How many others of its image come before it; of those that say the same the older comes first.
   */
  public int place() {
    return place;
  }

  /**
   * The bytes that are stored; while they come in, those that were announced, or that may come
   * without anybody being asked again. 0 for registered ones whose number nobody knows.
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
