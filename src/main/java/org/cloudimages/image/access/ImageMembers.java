package org.cloudimages.image.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.cloudimages.database.Database;
import org.cloudimages.image.entity.ImageMember;

/** Whom images are shared with, whether that acts at the moment or not. */
@Singleton
public class ImageMembers {

  private final Database database;

  @Inject
  ImageMembers(Database database) {
    this.database = database;
  }

  /** Finds a member outside of a transaction. */
  public Optional<ImageMember> look(String imageId, String memberId) {
    return database.read(entities -> one(entities, imageId, memberId));
  }

  /** Finds all members outside of a transaction, the oldest first. */
  public List<ImageMember> lookAll(String imageId) {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT m FROM ImageMember m WHERE m.imageId = :image"
                        + " ORDER BY m.createdAt, m.memberId",
                    ImageMember.class)
                .setParameter("image", imageId)
                .getResultList());
  }

  /** Finds a member in the running transaction, to change it; the image is locked. */
  public Optional<ImageMember> find(String imageId, String memberId) {
    return one(database.current(), imageId, memberId);
  }

  /** Counts the members in the running transaction. */
  public long count(String imageId) {
    return database
        .current()
        .createQuery(
            "SELECT COUNT(m.memberId) FROM ImageMember m WHERE m.imageId = :image", Long.class)
        .setParameter("image", imageId)
        .getSingleResult();
  }

  private static Optional<ImageMember> one(
      EntityManager entities, String imageId, String memberId) {
    return entities
        .createQuery(
            "SELECT m FROM ImageMember m WHERE m.imageId = :image AND m.memberId = :member",
            ImageMember.class)
        .setParameter("image", imageId)
        .setParameter("member", memberId)
        .getResultStream()
        // because Derby ignores blanks at the ends of texts that it compares
        .filter(member -> member.memberId().equals(memberId))
        .findFirst();
  }
}
