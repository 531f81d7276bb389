package org.cloudimages.limit.quota;

import java.io.Serial;

/**
 * Rolls a transaction back that met a project whose usage or limits nobody knows; {@link QuotaDoor}
 * has them looked up.
 */
final class UncountedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final String projectId;

  UncountedException(String projectId) {
    super("The usage of " + projectId + " must be looked up.", null, false, false);
    this.projectId = projectId;
  }

  String projectId() {
    return projectId;
  }
}
