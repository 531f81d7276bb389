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

  /** The store for staged data, which nobody sees or is sent to. */
  static ConfiguredStore staging(StoreSettings settings, StoreKind kind) {
    return new ConfiguredStore(
        settings.id(),
        kind.name(),
        Optional.empty(),
        0,
        settings.reclaimDelay(kind.reclaimDelay()),
        kind.make(settings));
  }

  static ConfiguredStore of(StoreSettings settings, StoreKind kind) {
    return new ConfiguredStore(
        settings.id(),
        kind.name(),
        settings.description(),
        settings.weight(),
        settings.reclaimDelay(kind.reclaimDelay()),
        kind.make(settings));
  }
}
