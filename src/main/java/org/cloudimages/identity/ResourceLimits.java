package org.cloudimages.identity;

import java.util.Map;
import java.util.Optional;

/**
 * The limits of projects that the identity service keeps, by the names of the field. Thread-safe.
 */
public interface ResourceLimits {

  /** Whether it is asked for any. */
  boolean areAsked();

  /** What is known for now, without asking; empty where it is time to {@link #read}. */
  Optional<Map<String, Long>> known(String projectId);

  /**
   * Asks. Afterwards something is known for a while: where there was no answer, what was known
   * before, or nothing at all.
   */
  void read(String projectId);
}
