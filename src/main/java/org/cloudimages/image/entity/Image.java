package org.cloudimages.image.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cloudimages.image.entity.progress.ImportProgress;

/**
 * An image: a record that is created without data ({@code queued}), described and protected by its
 * owner, and deleted; from the recycle bin, where there is one, it may be restored. What is deleted
 * for good stays as a tombstone, because its id must never be used again; nobody can see it.
 *
 * <p>Tags and custom properties lie in the image's own row, so that showing one image is one query
 * and one row; what they can be found by lies beside it, see {@link ImageTerm}.
 *
 * <p>A base attribute that its owner has not set is null, as on the wire; all else that an image
 * need not have is an {@link Optional}.
 */
@Entity
@Table(name = "images")
public class Image {

  /** What the names of properties begin with that are the service's own and count for nothing. */
  public static final String RESERVED_PREFIX = "os_glance";

  @Id private String id;
  private String name;

  @Enumerated(EnumType.STRING)
  private ImageStatus status;

  @Enumerated(EnumType.STRING)
  private Visibility visibility;

  private String owner;

  @Column(name = "protected")
  private boolean guarded;

  @Column(name = "os_hidden")
  private boolean hidden;

  @Column(name = "disk_format")
  private String diskFormat;

  @Column(name = "container_format")
  private String containerFormat;

  @Column(name = "min_disk")
  private int minDisk;

  @Column(name = "min_ram")
  private int minRam;

  /** Null without data, staged ones included. */
  @Embedded private ImageData data;

  /** The blob that is being written; null while none is. */
  @Column(name = "upload_id")
  private String uploadId;

  /** Null before its first import. */
  @Embedded private ImportProgress importing;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column private boolean deleted;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  /** Null while it is not in the recycle bin. */
  @Embedded private Recycling recycling;

  /** When its protection was lifted the last time. */
  @Column(name = "unprotected_at")
  private Instant unprotectedAt;

  @Embedded private ImageText text;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "image_terms", joinColumns = @JoinColumn(name = "image_id"))
  @Column(name = "term")
  private Set<String> terms;

  protected Image() {}

  /** A new image without data, shared with nobody yet. */
  public Image(String id, String owner, Instant now) {
    this.id = id;
    this.owner = owner;
    this.status = ImageStatus.QUEUED;
    this.visibility = Visibility.SHARED;
    this.createdAt = now;
    this.updatedAt = now;
    this.text = new ImageText();
    this.terms = new HashSet<>();
  }

  /** Sets a base attribute, but the tags, to a value that has been checked. */
  public void change(ImageAttribute attribute, Object value) {
    switch (attribute) {
      case NAME -> name = (String) value;
      case VISIBILITY -> visibility = (Visibility) value;
      case PROTECTED -> guarded = (Boolean) value;
      case OS_HIDDEN -> hidden = (Boolean) value;
      case OWNER -> owner = (String) value;
      case DISK_FORMAT -> diskFormat = (String) value;
      case CONTAINER_FORMAT -> containerFormat = (String) value;
      case MIN_DISK -> minDisk = (Integer) value;
      case MIN_RAM -> minRam = (Integer) value;
      default -> throw new IllegalArgumentException(attribute.text());
    }
  }

  /**
   * Gives it these tags and custom properties in place of those that it has. Where they differ, all
   * that it can be found by is made anew, so that this is to be done once a request.
   */
  public void describe(Set<String> tags, Map<String, String> properties) {
    if (text.replace(tags, properties)) {
      Set<String> current = ImageTerm.of(tags, properties);
      terms.retainAll(current);
      terms.addAll(current);
    }
  }

  /**
   * Notes that it was changed at that time; a microsecond later than the last time at least,
   * because that is its version.
   */
  public void touch(Instant now) {
    updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plus(1, ChronoUnit.MICROS);
  }

  /**
   * Notes that data are coming in.
   *
   * @param upload the id of the blob that is being written
   */
  public void beginUpload(ImageStatus meanwhile, String upload, Instant now) {
    become(meanwhile);
    uploadId = upload;
    touch(now);
  }

  /** Gives it the data that have come in. */
  public void activate(ImageData stored, Instant now) {
    become(ImageStatus.ACTIVE);
    uploadId = null;
    data = stored;
    touch(now);
  }

  /** Notes that the data to be imported lie there; it stays {@code uploading}. */
  public void finishStaging(long size, Instant now) {
    uploadId = null;
    data = ImageData.staged(size);
    touch(now);
  }

  /** Makes it wait for data again, because those of this blob did not come; else does nothing. */
  public void abandonUpload(String upload, Instant now) {
    if (upload.equals(uploadId)) {
      become(ImageStatus.QUEUED);
      uploadId = null;
      touch(now);
    }
  }

  /**
   * Gives it to a task that imports data into these stores. One that has data keeps its status and
   * gets them in more stores.
   */
  public void beginImport(String task, List<String> stores, Instant now) {
    if (!status.hasData()) {
      become(ImageStatus.IMPORTING);
    }
    if (importing == null) {
      importing = new ImportProgress();
    }
    importing.begin(task, stores);
    touch(now);
  }

  /**
   * Takes its data out of use, for all but administrators; one that is deactivated stays as it is.
   *
   * @return whether that changed it
   */
  public boolean deactivate(Instant now) {
    return settle(ImageStatus.DEACTIVATED, now);
  }

  /** Takes its data into use again; one that is active stays as it is, as above. */
  public boolean reactivate(Instant now) {
    return settle(ImageStatus.ACTIVE, now);
  }

  private boolean settle(ImageStatus next, Instant now) {
    if (status == next) {
      return false;
    }
    become(next);
    touch(now);
    return true;
  }

  /**
   * Notes that its data are in one more store: the first one activates it.
   *
   * @param stored what was found out about the data, by whoever put them there
   */
  public void gainStore(String store, ImageData stored, Instant now) {
    if (status.hasData()) {
      data.join(store);
      touch(now);
    } else {
      activate(stored, now);
    }
    importing.settle(store);
  }

  /** Notes that a store has what is to be its data, though it is not to be read there yet. */
  public void reachStore(String store, Instant now) {
    importing.settle(store);
    touch(now);
  }

  /** Notes that its data did not come into that store. */
  public void missStore(String store, Instant now) {
    importing.fail(store);
    touch(now);
  }

  /** Ends the import; an image that it gave no data waits for some again. */
  public void endImport(Instant now) {
    importing.end();
    if (status == ImageStatus.IMPORTING) {
      become(ImageStatus.QUEUED);
    }
    touch(now);
  }

  /** Deletes it for good, because the task that made it could give it no data. */
  public void discard(Instant now) {
    importing.end();
    become(ImageStatus.DELETED);
    deleted = true;
    deletedAt = now;
    touch(now);
  }

  /** Takes it out of the recycle bin as it was; an upload or import that was running has ended. */
  public void restore(Instant now) {
    become(leaveRecycleBin().restoredStatus());
    deleted = false;
    uploadId = null;
    importTask().ifPresent(task -> importing.end());
    touch(now);
  }

  /** Ends its time in the recycle bin for good. */
  public void purge() {
    leaveRecycleBin();
    become(ImageStatus.DELETED);
  }

  private Recycling leaveRecycleBin() {
    Recycling noted = recycling().orElseThrow(IllegalStateException::new);
    recycling = null;
    return noted;
  }

  /** The statements that find it look at its status first, so that no client ever meets this. */
  private void become(ImageStatus next) {
    if (!status.mayBecome(next)) {
      throw new IllegalStateException("An image in status " + status + " became " + next + ".");
    }
    status = next;
    data = next == ImageStatus.QUEUED ? null : data;
  }

  /** Notes that its protection was lifted at that time. */
  public void noteUnprotected(Instant now) {
    unprotectedAt = now;
  }

  /**
   * Notes where its data lie now.
   *
   * @param stores the ids of the stores, one for each time that the data lie there
   */
  public void lieIn(List<String> stores, Instant now) {
    data.lieIn(stores);
    touch(now);
  }

  /** Notes how many bytes its data are, of which that was not known. */
  public void measure(long size) {
    data.measure(size);
  }

  /**
   * Notes what the digests of its data are.
   *
   * @param md5 in hex; null where nobody knows it
   * @param algorithm what made the hash, such as {@code sha512}
   * @param hash in hex
   */
  public void identify(String md5, String algorithm, String hash) {
    data.identify(md5, algorithm, hash);
  }

  public boolean isOwnedBy(String projectId) {
    return projectId.equals(owner);
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  public ImageStatus status() {
    return status;
  }

  public Visibility visibility() {
    return visibility;
  }

  /** The project that it belongs to; null for an image that belongs to nobody. */
  public String owner() {
    return owner;
  }

  /** Whether it must not be deleted. */
  public boolean isProtected() {
    return guarded;
  }

  /** When its protection was lifted the last time; empty when it never was. */
  public Optional<Instant> unprotectedAt() {
    return Optional.ofNullable(unprotectedAt);
  }

  /** Whether it is left out of lists that do not ask for hidden images. */
  public boolean isHidden() {
    return hidden;
  }

  public String diskFormat() {
    return diskFormat;
  }

  public String containerFormat() {
    return containerFormat;
  }

  /** The disk that the image needs, in GiB. */
  public int minDisk() {
    return minDisk;
  }

  /** The memory that the image needs, in MiB. */
  public int minRam() {
    return minRam;
  }

  /** What is known of its data; empty without any. */
  public Optional<ImageData> data() {
    return Optional.ofNullable(data);
  }

  /** The ids of the stores that hold the data, one for each time; empty without data. */
  public List<String> stores() {
    return data == null ? List.of() : data.stores();
  }

  /** Whether data are being written. */
  public boolean isWritten() {
    return uploadId != null;
  }

  /** The id of the task whose import is running; empty while none is. */
  public Optional<String> importTask() {
    return Optional.ofNullable(importing).map(ImportProgress::taskId).filter(id -> !id.isEmpty());
  }

  /** The ids of the stores that a running import has not come to. */
  public List<String> importingTo() {
    return importing == null ? List.of() : importing.waiting();
  }

  /** What is noted while it is in the recycle bin; empty while it is not there. */
  public Optional<Recycling> recycling() {
    return Optional.ofNullable(recycling);
  }

  /** The bytes in all stores together; those that nobody knows the number of count for nothing. */
  public long storedBytes() {
    return data == null ? 0 : data.size().orElse(0L) * data.stores().size();
  }

  /** Whether nobody sees it any more, but in the recycle bin. */
  public boolean isDeleted() {
    return deleted;
  }

  /** When it was deleted the last time; empty when it never was. */
  public Optional<Instant> deletedAt() {
    return Optional.ofNullable(deletedAt);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When it changed last; no two versions of it have the same time. */
  public Instant updatedAt() {
    return updatedAt;
  }

  /** Bytes that its tags and custom properties have at most, when it was read. */
  public int textSize() {
    return text.bytes();
  }

  /** The tags, in a fixed order; unmodifiable. */
  public Set<String> tags() {
    return text.tags();
  }

  /** The custom properties, in a fixed order; unmodifiable. A value may be null. */
  public Map<String, String> properties() {
    return text.properties();
  }

  /** What the service itself shows as properties, in a fixed order. */
  public Map<String, String> serviceProperties() {
    return importing == null ? Map.of() : new TreeMap<>(importing.shown());
  }
}
