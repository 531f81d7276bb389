package org.cloudimages.image.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

/**
 * A project that an image is shared with. It may see and use the image whatever its status is; one
 * that has accepted it finds it in its lists too. The row acts only while the image is {@code
 * shared} and not deleted; else it sleeps.
 */
@Entity
@Table(name = "image_members")
@IdClass(ImageMember.Key.class)
public class ImageMember {

  /** Image and project. */
  public static class Key implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    private String imageId;
    private String memberId;

    protected Key() {}

    public Key(String imageId, String memberId) {
      this.imageId = imageId;
      this.memberId = memberId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && Objects.equals(imageId, key.imageId)
          && Objects.equals(memberId, key.memberId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(imageId, memberId);
    }
  }

  @Id
  @Column(name = "image_id")
  private String imageId;

  @Id
  @Column(name = "member_id")
  private String memberId;

  @Enumerated(EnumType.STRING)
  private MemberStatus status;

  @Column(name = "image_created_at")
  private Instant imageCreatedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected ImageMember() {}

  /** A project that has not said anything yet. */
  public ImageMember(Image image, String memberId, Instant now) {
    this.imageId = image.id();
    this.memberId = memberId;
    this.status = MemberStatus.PENDING;
    this.imageCreatedAt = image.createdAt();
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** Notes what the project says now. */
  public void answer(MemberStatus answer, Instant now) {
    status = answer;
    updatedAt = now;
  }

  public String imageId() {
    return imageId;
  }

  /** The project. */
  public String memberId() {
    return memberId;
  }

  public MemberStatus status() {
    return status;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
