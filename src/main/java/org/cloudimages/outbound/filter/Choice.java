package org.cloudimages.outbound.filter;

import java.util.Optional;
import java.util.Set;

/**
 * A list of what is allowed, which makes the list of what is not void.
 *
 * @param allowed empty for all that are not disallowed
 */
record Choice<T>(Optional<Set<T>> allowed, Set<T> disallowed) {

  boolean permits(T value) {
    return allowed.map(set -> set.contains(value)).orElse(!disallowed.contains(value));
  }
}
