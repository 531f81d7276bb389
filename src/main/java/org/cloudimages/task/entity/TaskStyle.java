package org.cloudimages.task.entity;

/** Whose words a task was asked for with; it is answered in the same ones. */
public enum TaskStyle {
  /** OpenStack's; what the service itself begins is of this style, too. */
  GLANCE,
  /** Those of Rackspace's guide. */
  RACKSPACE
}
