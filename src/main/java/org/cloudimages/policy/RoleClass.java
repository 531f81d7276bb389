package org.cloudimages.policy;

import java.util.Locale;

/** The classes of callers; which roles are behind each is a setting. */
public enum RoleClass {
  /** Administrators of the cloud, who see all projects. */
  CLOUD_ADMIN,
  /** Other services of the cloud. */
  SERVICE,
  /** All operations on the images of their project. */
  PROJECT_MANAGER,
  /** Makes and fills images of its project, and shares them. */
  PROJECT_CREATOR,
  /** Reads the images of its project. */
  PROJECT_READER;

  /** The rule that stands for the class in expressions. */
  String rule() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The setting that names its roles, separated by commas. */
  String key() {
    return "images.roles." + rule().replace('_', '-');
  }
}
