package org.cloudimages.store;

import java.time.Duration;
import java.util.Optional;

/**
 * A store with what its settings say about it.
 *
 * @param type the name of its kind
 * @param weight where the bytes are read first: in the store of the highest
 * @param reclaimDelay how long doomed bytes stay in it
 */
public record ConfiguredStore(
    String id,
    String type,
    Optional<String> description,
    int weight,
    Duration reclaimDelay,
    ImageStore store) {

  static ConfiguredStore of(StoreSettings settings, StoreKind kind) {
    return new ConfiguredStore(
        settings.id(),
        kind.name(),
        settings.find("description"),
        settings.integer("weight", 0, Integer.MIN_VALUE, Integer.MAX_VALUE),
        settings.duration(
            "reclaim-delay",
            settings.below("images.reclaim").duration("delay", kind.reclaimDelay())),
        kind.make(settings));
  }
}
