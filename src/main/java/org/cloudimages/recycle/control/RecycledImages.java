package org.cloudimages.recycle.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudimages.database.Database;
import org.cloudimages.database.KeyOrder;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.access.SeenImage;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageId;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.image.search.ListedImage;
import org.cloudimages.policy.Policy;

/**
 * The images in the recycle bin whose time is not over, whether or not it was noticed; to the
 * caller those of his project are there, to an admin all.
 */
@Singleton
public class RecycledImages {

  private static final String IN_THE_BIN =
      "SELECT i FROM Image i WHERE i.status = :recycled AND i.recycling.retainedUntil > :now";
  private static final String ONE = IN_THE_BIN + " AND i.id = :id";

  /** Always so in the bin, and what tells a database that an index of the bin alone will do. */
  private static final String INDEXED = " AND i.recycling.recycledAt >= :ever";

  private static final KeyOrder NEWEST_FIRST = new KeyOrder("i.recycling.recycledAt", "i.id", true);
  private static final String OF_OWNER = " AND i.owner = :owner";

  private static final String FINDING =
      "SELECT i.id, i.text.bytes FROM Image i WHERE i.status = :recycled AND"
          + " i.recycling.retainedUntil > :now";

  private static final String CONTENTS =
      "SELECT COUNT(i.id), SUM(i.data.size), MIN(i.recycling.recycledAt) FROM Image i"
          + " WHERE i.status = :recycled AND i.recycling.retainedUntil > :now"
          + INDEXED;

  private static final String OVER =
      "SELECT i.id FROM Image i WHERE i.status = :recycled AND i.recycling.retainedUntil <= :now"
          + INDEXED
          + " ORDER BY i.recycling.retainedUntil";
  private static final String ONE_THAT_IS_OVER =
      "SELECT i FROM Image i WHERE i.status = :recycled AND i.recycling.retainedUntil <= :now"
          + " AND i.id = :id";

  private final Database database;
  private final VisibleImages images;
  private final ImageAccess access;

  @Inject
  RecycledImages(Database database, VisibleImages images, ImageAccess access) {
    this.database = database;
    this.images = images;
    this.access = access;
  }

  /**
   * Finds an image outside of a transaction, for a caller who need not be allowed to restore it.
   */
  Optional<Image> seek(String id, Caller caller, Instant now) {
    return ImageId.isPossible(id) ? find(id, caller, now) : Optional.empty();
  }

  private Optional<Image> find(String id, Caller caller, Instant now) {
    return database
        .read(
            entities ->
                one(
                    query(entities, ONE + within(caller), now)
                        .setParameter("id", id)
                        .setHint(Database.READ_ONLY, true),
                    caller))
        .filter(image -> access.isRecycledFor(image, caller));
  }

  /**
   * Finds an image outside of a transaction.
   *
   * @throws ImagesException 404 when there is none for the caller, 403 when it is not his to delete
   */
  Image look(String id, Caller caller, Instant now) {
    return allowed(seek(id, caller, now), id, caller);
  }

  /**
   * Finds an image and keeps others from restoring or purging it until the running transaction
   * ends: of all who want it exactly one gets it.
   *
   * @throws ImagesException as above
   */
  Image lock(String id, Caller caller, Instant now) {
    if (!ImageId.isPossible(id)) {
      throw notFound(id);
    }
    Optional<Image> image =
        one(
                query(database.current(), ONE + within(caller), now)
                    .setParameter("id", id)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE),
                caller)
            .filter(found -> access.isRecycledFor(found, caller));
    return allowed(image, id, caller);
  }

  private Image allowed(Optional<Image> found, String id, Caller caller) {
    Image image = found.orElseThrow(() -> notFound(id));
    access.require(Policy.DELETE_IMAGE, image, caller);
    return image;
  }

  /**
   * Finds an image that was in the bin and was restored or purged, or that a policy hides there,
   * outside of a transaction; it still tells where it lay.
   */
  Optional<Image> seekFormer(String id, Caller caller) {
    return images
        .seek(id, caller)
        .map(SeenImage::image)
        .or(() -> images.seekDeleted(id, caller))
        .filter(image -> image.deletedAt().isPresent() && access.isProducer(image, caller));
  }

  /** Finds the newest images behind the marker outside of a transaction, of one owner or of all. */
  List<ListedImage> newest(Optional<String> owner, Optional<Image> marker, int most, Instant now) {
    String text =
        FINDING
            + INDEXED
            + (owner.isPresent() ? OF_OWNER : "")
            + (marker.isPresent() ? " AND " + NEWEST_FIRST.behind() : "")
            + NEWEST_FIRST.orderBy();
    return database.read(
        entities -> {
          TypedQuery<Object[]> query =
              entities
                  .createQuery(text, Object[].class)
                  .setParameter("recycled", ImageStatus.PENDING_DELETE)
                  .setParameter("now", now)
                  .setParameter("ever", Instant.EPOCH);
          owner.ifPresent(project -> query.setParameter("owner", project));
          marker.ifPresent(
              image ->
                  query
                      .setParameter(KeyOrder.LAST_KEY, image.deletedAt().orElseThrow())
                      .setParameter(KeyOrder.LAST_ID, image.id()));
          return query.setMaxResults(most).getResultList().stream().map(ListedImage::of).toList();
        });
  }

  /** Finds images whose time is over, outside of a transaction, the longest over first. */
  List<String> over(Instant now, int most) {
    return database.read(
        entities ->
            entities
                .createQuery(OVER, String.class)
                .setParameter("recycled", ImageStatus.PENDING_DELETE)
                .setParameter("now", now)
                .setParameter("ever", Instant.EPOCH)
                .setMaxResults(most)
                .getResultList());
  }

  /** Counts what is in the bin, outside of a transaction. */
  RecycleFigures.Contents contents(Instant now) {
    Object[] row =
        database.read(
            entities ->
                entities
                    .createQuery(CONTENTS, Object[].class)
                    .setParameter("recycled", ImageStatus.PENDING_DELETE)
                    .setParameter("now", now)
                    .setParameter("ever", Instant.EPOCH)
                    .getSingleResult());
    return new RecycleFigures.Contents(
        (Long) row[0], row[1] == null ? 0 : (Long) row[1], Optional.ofNullable((Instant) row[2]));
  }

  /** Finds an image whose time is over and keeps others from purging it, as {@link #lock} does. */
  Optional<Image> lockOver(String id, Instant now) {
    return query(database.current(), ONE_THAT_IS_OVER, now)
        .setParameter("id", id)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  private String within(Caller caller) {
    return access.isAdmin(caller) ? "" : OF_OWNER;
  }

  private Optional<Image> one(TypedQuery<Image> query, Caller caller) {
    if (!access.isAdmin(caller)) {
      query.setParameter("owner", caller.projectId());
    }
    return query.getResultStream().findFirst();
  }

  private static TypedQuery<Image> query(EntityManager entities, String text, Instant now) {
    return entities
        .createQuery(text, Image.class)
        .setParameter("recycled", ImageStatus.PENDING_DELETE)
        .setParameter("now", now);
  }

  /** The one refusal for every image that is not in the recycle bin. */
  private static ImagesException notFound(String id) {
    return ImagesException.notFound("No image with id " + id + " is in the recycle bin.");
  }
}
