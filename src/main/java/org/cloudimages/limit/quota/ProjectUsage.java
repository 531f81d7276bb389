package org.cloudimages.limit.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;

/** What a project uses. Where it is not verified, nobody knows how much that is. */
@Entity
@Table(name = "project_usage")
@NamedQuery(
    name = ProjectUsage.FIND,
    query = "SELECT u FROM ProjectUsage u WHERE u.projectId = :project",
    hints = @QueryHint(name = "eclipselink.read-only", value = "true"))
// because EclipseLink binds no parameter beside arithmetic on Derby, but writes it into the text
@NamedNativeQuery(
    name = ProjectUsage.TAKE_IMAGE,
    query =
        "UPDATE project_usage SET images = images + 1"
            + " WHERE project_id = ? AND verified AND images < ?")
@NamedNativeQuery(
    name = ProjectUsage.GIVE_IMAGE_BACK,
    query = "UPDATE project_usage SET images = images - 1 WHERE project_id = ? AND verified")
@NamedNativeQuery(
    name = ProjectUsage.HOLD,
    query = "UPDATE project_usage SET images = images WHERE project_id = ? AND verified")
@NamedQuery(
    name = ProjectUsage.DISTRUST,
    query = "UPDATE ProjectUsage u SET u.verified = :distrusted WHERE u.verified = :verified")
public class ProjectUsage {

  static final String FIND = "ProjectUsage.find";

  /** Takes an image for a verified project (1) below its limit (2): one row, or none. */
  static final String TAKE_IMAGE = "ProjectUsage.takeImage";

  /** Gives an image of a verified project (1) back. */
  static final String GIVE_IMAGE_BACK = "ProjectUsage.giveImageBack";

  /** Locks the row of a verified project (1): one row, or none. */
  static final String HOLD = "ProjectUsage.hold";

  /** Makes all rows count for nothing. */
  static final String DISTRUST = "ProjectUsage.distrust";

  @Id
  @Column(name = "project_id")
  private String projectId;

  @Column private long images;
  @Column private boolean verified;

  protected ProjectUsage() {}

  ProjectUsage(String projectId) {
    this.projectId = projectId;
  }

  /** Takes what was counted as true. */
  void verify(long counted) {
    images = counted;
    verified = true;
  }

  boolean isVerified() {
    return verified;
  }

  long images() {
    return images;
  }
}
