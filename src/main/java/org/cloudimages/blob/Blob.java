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

/**
 * The bytes of an image in one store. Its id is never used again, and the key in the store is made
 * of it, so that no key is either.
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
