package org.cloudimages.limit.quota;

/**
 * Counts the data of a project in the running transaction or one of its own, those included that
 * were announced and are coming in; those who keep data tell it.
 */
public interface DataTally {

  /** The bytes of living images in the stores, summed over all of them. */
  long storedBytes(String projectId);

  /** The bytes that are staged. */
  long stagedBytes(String projectId);

  /** The uploads that are running. */
  long uploads(String projectId);
}
