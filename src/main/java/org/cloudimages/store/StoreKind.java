package org.cloudimages.store;

import java.time.Duration;

/**
 * A kind of store, such as files or S3. Every bean of this type is one; {@code
 * images.store.<id>.type} names it.
 */
public interface StoreKind {

  /** The value of {@code images.store.<id>.type}. */
  String name();

  /**
   * Makes a store. It does not need to answer yet: the service starts without it.
   *
   * @throws IllegalArgumentException with the key, when a setting is missing or wrong
   */
  ImageStore make(StoreSettings settings);

  /**
   * How long doomed bytes stay in such a store where the settings say nothing: as long as whoever
   * opened them may need them there.
   */
  default Duration reclaimDelay() {
    return Duration.ofHours(2);
  }
}
