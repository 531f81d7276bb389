package org.cloudimages.image.retention;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * How long deleted images stay in the recycle bin: {@code images.recycle-bin.retention} for every
 * project, and {@code images.recycle-bin.retention.<project id>} for one; zero is not at all.
 */
@Singleton
public class Retention {

  private final DeletionSettings settings;

  @Inject
  Retention(DeletionSettings settings) {
    this.settings = settings;
  }

  /** The retention for every project; empty where some project may have one of its own. */
  public Optional<Duration> common() {
    return settings.retention().varies()
        ? Optional.empty()
        : Optional.of(settings.retention().common());
  }

  /**
   * The retention for the images of a project.
   *
   * @param projectId null for images that belong to nobody
   */
  public Duration of(String projectId) {
    return settings.retention().of(projectId);
  }

  /** Whether what lies in the recycle bin counts against the quota of its project. */
  public boolean counts() {
    return settings.binCounts();
  }
}
