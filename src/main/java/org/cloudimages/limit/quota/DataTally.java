package org.cloudimages.limit.quota;

/**
 * Counts the data of a project in the running transaction or one of its own, those included that
 * were announced and are coming in; those who keep data tell it.
 */
public interface DataTally {

  /**
   * The bytes in the stores of images, summed over all of them.
   *
   * @param recycled whether what the recycle bin keeps is among them
   */
  long storedBytes(String projectId, boolean recycled);

  /** The bytes that are staged. */
  long stagedBytes(String projectId);

  /** The uploads that are running. */
  long uploads(String projectId);
}
