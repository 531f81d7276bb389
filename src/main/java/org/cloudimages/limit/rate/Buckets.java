package org.cloudimages.limit.rate;

import java.util.OptionalInt;

/** Token buckets of one rate, one a key. Thread-safe. */
interface Buckets {

  /** Takes one token; returns the whole seconds to wait where there is none. */
  OptionalInt take(String key);
}
