package org.cloudimages.setting;

import java.util.Optional;
import java.util.function.Function;

/**
 * A setting that holds for every project and may be another one for some.
 *
 * @param common what holds where a project has nothing of its own
 * @param varies whether any project may have something of its own
 * @param own that of one project
 */
public record PerProject<T>(T common, boolean varies, Function<String, Optional<T>> own) {

  /**
   * What holds for a project.
   *
   * @param projectId null for what belongs to nobody
   */
  public T of(String projectId) {
    return varies && projectId != null ? own.apply(projectId).orElse(common) : common;
  }
}
