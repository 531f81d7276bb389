package org.cloudimages.limit.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a project uses. Where it is not verified, nobody knows how much that is. */
@Entity
@Table(name = "project_usage")
public class ProjectUsage {

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
