package org.cloudimages.image.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An image: a record that is created without data ({@code queued}), described and protected by its
 * owner, and deleted; from the recycle bin, where there is one, it may be restored. What is deleted
 * for good stays as a tombstone, because its id must never be used again; nobody can see it.
 *
 * <p>Tags and custom properties lie in the image's own row, so that showing one image is one query
 * and one row; what they can be found by lies beside it, see {@link ImageTerm}.
 */
@Entity
@Table(name = "images")
@NamedQuery(
    name = Image.FIND,
    query = Image.FINDING,
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
@NamedQuery(
    name = Image.FIND_WITHIN_REACH,
    query = Image.FINDING + Image.WITHIN_REACH,
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
@NamedQuery(name = Image.FIND_SHARED, query = Image.FINDING_SHARED)
@NamedQuery(
    name = Image.LOCK_WITHIN_REACH,
    query = Image.FINDING + Image.WITHIN_REACH,
    lockMode = LockModeType.PESSIMISTIC_WRITE)
@NamedQuery(name = Image.LOCK, query = Image.FINDING, lockMode = LockModeType.PESSIMISTIC_WRITE)
@NamedQuery(
    name = Image.LOCK_FOR_UPLOAD,
    query = Image.FINDING + " AND i.uploadId = :upload",
    lockMode = LockModeType.PESSIMISTIC_WRITE)
@NamedQuery(name = Image.OWNER, query = "SELECT i.owner FROM Image i WHERE i.id = :id")
@NamedQuery(
    name = Image.COUNT,
    query = "SELECT COUNT(i) FROM Image i WHERE i.owner = :owner AND i.deleted = :deleted")
@NamedQuery(
    name = Image.COUNT_DELETED_AT,
    query =
        "SELECT COUNT(i) FROM Image i"
            + " WHERE i.id = :id AND i.deleted = :deleted AND i.deletedAt = :then")
@NamedQuery(
    name = Image.TOMBSTONES,
    query =
        "SELECT i.id FROM Image i WHERE i.deleted = :deleted AND i.createdAt < :time"
            + " AND i.deletedAt < :time AND i.status = :status")
// because the query language would have the terms removed by statements that it makes up itself
@NamedNativeQuery(
    name = Image.PURGE,
    query = "DELETE FROM images WHERE id = ? AND deleted AND status = 'DELETED' AND deleted_at < ?")
@NamedNativeQuery(name = Image.PURGE_TERMS, query = "DELETE FROM image_terms WHERE image_id = ?")
@NamedNativeQuery(
    name = Image.PURGE_MEMBERS,
    query = "DELETE FROM image_members WHERE image_id = ?")
@NamedQuery(
    name = Image.COUNT_WITH_RECYCLED,
    query =
        "SELECT COUNT(i) FROM Image i WHERE i.owner = :owner"
            + " AND (i.deleted = :deleted OR i.status = :recycled)")
@NamedQuery(
    name = Image.DELETE,
    query = "UPDATE Image i SET " + Image.DELETION + Image.WHILE_DELETABLE)
@NamedQuery(
    name = Image.DELETE_OWN,
    query = "UPDATE Image i SET " + Image.DELETION + Image.WHILE_DELETABLE + Image.OF_OWNER)
@NamedQuery(
    name = Image.RECYCLE,
    query = "UPDATE Image i SET " + Image.RECYCLING + Image.DELETION + Image.WHILE_DELETABLE)
@NamedQuery(
    name = Image.RECYCLE_OWN,
    query =
        "UPDATE Image i SET "
            + Image.RECYCLING
            + Image.DELETION
            + Image.WHILE_DELETABLE
            + Image.OF_OWNER)
public class Image {

  /** Finds one image that is not deleted, to look at it. */
  public static final String FIND = "Image.find";

  /** Finds one image that is not deleted, to change it. */
  public static final String LOCK = "Image.lock";

  /** Finds the project that an image belongs to, deleted or not. */
  public static final String OWNER = "Image.owner";

  /** Counts the images of a project that are not deleted. */
  public static final String COUNT = "Image.count";

  /** Counts whether one was deleted at exactly that time. */
  public static final String COUNT_DELETED_AT = "Image.countDeletedAt";

  /** Counts those in the recycle bin too. */
  public static final String COUNT_WITH_RECYCLED = "Image.countWithRecycled";

  /**
   * Finds what {@link #FIND} finds, unless only its owner or its members may know of it and the
   * project is no owner.
   */
  public static final String FIND_WITHIN_REACH = "Image.findWithinReach";

  /** The same, if it is shared with the project. */
  public static final String FIND_SHARED = "Image.findShared";

  /** Finds to change what {@link #FIND_WITHIN_REACH} finds. */
  public static final String LOCK_WITHIN_REACH = "Image.lockWithinReach";

  /** Finds to change one image, if that upload still is to give it its data. */
  public static final String LOCK_FOR_UPLOAD = "Image.lockForUpload";

  /**
   * Finds ids of images that were deleted before a time. That they were made before it as well is
   * what an index finds them by.
   */
  public static final String TOMBSTONES = "Image.tombstones";

  /** Removes the row of an image (1) that was deleted before a time (2, in microseconds). */
  public static final String PURGE = "Image.purge";

  /** Removes what an image (1) could be found by. */
  public static final String PURGE_TERMS = "Image.purgeTerms";

  /** Removes the members of an image (1). */
  public static final String PURGE_MEMBERS = "Image.purgeMembers";

  /** Without a list as a parameter, for which the statement would be made anew each time. */
  static final String WITHIN_REACH =
      " AND (i.owner = :project OR i.owner IS NULL"
          + " OR i.visibility = :public OR i.visibility = :community)";

  static final String FINDING = "SELECT i FROM Image i WHERE i.id = :id AND i.deleted = :deleted";

  /** With a text that ends in no blank, because Derby ignores those where it compares. */
  static final String FINDING_SHARED =
      "SELECT i FROM Image i, ImageMember m WHERE i.id = :id AND i.deleted = :deleted"
          + " AND i.visibility = :sharing AND m.imageId = i.id AND m.memberId = :project"
          + " AND CONCAT(m.memberId, '.') = :projectEnded";

  /** Deletes one image, unless somebody else did or protected it: the row decides the race. */
  public static final String DELETE = "Image.delete";

  /** The same, for an image that belongs to a certain project. */
  public static final String DELETE_OWN = "Image.deleteOwn";

  /** Deletes one image as {@link #DELETE} does, but into the recycle bin. */
  public static final String RECYCLE = "Image.recycle";

  /** The same, for an image that belongs to a certain project. */
  public static final String RECYCLE_OWN = "Image.recycleOwn";

  static final String DELETION =
      "i.status = :status, i.deleted = :deleted, i.deletedAt = :now, i.updatedAt = :now";

  static final String RECYCLING =
      "i.formerStatus = i.status, i.recycledAt = :now, i.retainedUntil = :until, ";

  static final String WHILE_DELETABLE =
      " WHERE i.id = :id AND i.deleted = :living"
          + " AND i.guarded = :guarded AND (i.unprotectedAt IS NULL OR i.unprotectedAt <= :cool)"
          + " AND i.status IN :deletable";

  /** With a text that ends in no blank, because Derby ignores those where it compares. */
  static final String OF_OWNER = " AND i.owner = :owner AND CONCAT(i.owner, '.') = :ownerEnded";

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

  private String checksum;

  @Column(name = "os_hash_algo")
  private String hashAlgorithm;

  @Column(name = "os_hash_value")
  private String hashValue;

  private Long size;

  @Column(name = "virtual_size")
  private Long virtualSize;

  /** The blob that is being written; null while none is. */
  @Column(name = "upload_id")
  private String uploadId;

  /** The ids of the stores that hold the data, with commas; null without data. */
  private String stores;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column private boolean deleted;

  @Column(name = "deleted_at")
  private Instant deletedAt;

  /** The status that it was deleted in, while it is in the recycle bin. */
  @Enumerated(EnumType.STRING)
  @Column(name = "former_status")
  private ImageStatus formerStatus;

  @Column(name = "recycled_at")
  private Instant recycledAt;

  @Column(name = "retained_until")
  private Instant retainedUntil;

  /** When its protection was lifted the last time. */
  @Column(name = "unprotected_at")
  private Instant unprotectedAt;

  @Convert(converter = TagsConverter.class)
  private Set<String> tags;

  /** What its tags and custom properties take, as the database says. */
  @Column(name = "text_size", insertable = false, updatable = false)
  private int textSize;

  @Convert(converter = PropertiesConverter.class)
  private Map<String, String> properties;

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
    this.tags = Set.of();
    this.properties = Map.of();
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
  public void describe(Set<String> newTags, Map<String, String> newProperties) {
    boolean retagged = !newTags.equals(tags);
    boolean redescribed = !newProperties.equals(properties);
    if (retagged) {
      tags = Collections.unmodifiableSet(new TreeSet<>(newTags));
    }
    if (redescribed) {
      properties = Collections.unmodifiableMap(new TreeMap<>(newProperties));
    }
    if (retagged || redescribed) {
      index();
    }
  }

  private void index() {
    Set<String> current = ImageTerm.of(tags, properties);
    terms.retainAll(current);
    terms.addAll(current);
  }

  /** Notes that the image was saved at that time. */
  public void touch(Instant now) {
    updatedAt = now;
  }

  /**
   * Notes that data are coming in.
   *
   * @param upload the id of the blob that is being written
   */
  public void beginUpload(ImageStatus meanwhile, String upload, Instant now) {
    status = meanwhile;
    uploadId = upload;
    updatedAt = now;
  }

  /** Gives it the data that have come in. */
  public void activate(ImageData data, Instant now) {
    status = ImageStatus.ACTIVE;
    uploadId = null;
    stores = data.store();
    size = data.size();
    virtualSize = data.virtualSize().isPresent() ? data.virtualSize().getAsLong() : null;
    checksum = data.checksum();
    hashAlgorithm = data.hashAlgorithm();
    hashValue = data.hashValue();
    updatedAt = now;
  }

  /** Notes that the data to be imported lie there; it stays {@code uploading}. */
  public void finishStaging(long stagedSize, Instant now) {
    uploadId = null;
    size = stagedSize;
    updatedAt = now;
  }

  /** Makes it wait for data again, because none came. */
  public void abandonUpload(Instant now) {
    status = ImageStatus.QUEUED;
    uploadId = null;
    updatedAt = now;
  }

  /** Notes that its protection was lifted at that time. */
  public void noteUnprotected(Instant now) {
    unprotectedAt = now;
  }

  /** Takes it out of the recycle bin as it was; an upload that was running has ended. */
  public void restore(Instant now) {
    status = formerStatus.restored();
    size = status == ImageStatus.QUEUED ? null : size;
    deleted = false;
    uploadId = null;
    leaveRecycleBin();
    touch(now);
  }

  /** Ends its time in the recycle bin for good. */
  public void purge() {
    status = ImageStatus.DELETED;
    leaveRecycleBin();
  }

  private void leaveRecycleBin() {
    formerStatus = null;
    recycledAt = null;
    retainedUntil = null;
  }

  /** Notes that one of its several stores no longer holds its data. */
  public void leaveStore(String store, Instant now) {
    stores = stores().stream().filter(id -> !id.equals(store)).collect(Collectors.joining(","));
    updatedAt = now;
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

  /** MD5 of the data, in hex. */
  public String checksum() {
    return checksum;
  }

  public String hashAlgorithm() {
    return hashAlgorithm;
  }

  public String hashValue() {
    return hashValue;
  }

  /** The bytes that are stored; null without data. */
  public Long size() {
    return size;
  }

  /** The bytes of the disk inside; null when nobody could tell. */
  public Long virtualSize() {
    return virtualSize;
  }

  /** The ids of the stores that hold the data; empty without data. */
  public List<String> stores() {
    return stores == null ? List.of() : List.of(stores.split(","));
  }

  /** Whether data are being written. */
  public boolean isWritten() {
    return uploadId != null;
  }

  /** The status that it will have when it is restored; only in the recycle bin. */
  public ImageStatus restoredStatus() {
    return formerStatus.restored();
  }

  /** When it came into the recycle bin; null while it is not there. */
  public Instant recycledAt() {
    return recycledAt;
  }

  /** Until when it can be restored; null while it is not in the recycle bin. */
  public Instant retainedUntil() {
    return retainedUntil;
  }

  /** The bytes in all stores together. */
  public long storedBytes() {
    return size == null ? 0 : size * stores().size();
  }

  /** When it was deleted the last time; null when it never was. */
  public Instant deletedAt() {
    return deletedAt;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /** The tags, in a fixed order; unmodifiable. */
  public Set<String> tags() {
    return tags;
  }

  /** The custom properties, in a fixed order; unmodifiable. A value may be null. */
  public Map<String, String> properties() {
    return properties;
  }
}
