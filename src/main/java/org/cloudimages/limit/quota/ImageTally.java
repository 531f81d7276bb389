package org.cloudimages.limit.quota;

/** Counts what the images of a project take; those who keep images tell it. */
public interface ImageTally {

  /**
   * Counts what the project keeps, deleted images only where the recycle bin counts. Until the
   * running transaction ends nobody else writes any image, on whatever node: all that was begun has
   * ended before.
   */
  long countAlone(String projectId);

  /**
   * The bytes that the recycle bin keeps in the stores, summed over all of them, in the running
   * transaction or one of its own; 0 where the bin does not count.
   */
  long recycledBytes(String projectId);
}
