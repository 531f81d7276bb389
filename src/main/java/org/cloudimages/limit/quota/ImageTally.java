package org.cloudimages.limit.quota;

/** Counts the images of a project; those who keep images tell it. */
public interface ImageTally {

  /**
   * Counts what the project keeps, deleted images only where the recycle bin counts. Until the
   * running transaction ends nobody else writes any image, on whatever node: all that was begun has
   * ended before.
   */
  long countAlone(String projectId);

  /** Whether the recycle bin counts. */
  boolean countsRecycled();
}
