package org.cloudimages.image.location;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.store.StoreKey;

/**
 * The places that an image would have, as far as can be told before any server is asked. What
 * follows a removal cannot, because only the locked image says which one that takes; the patch
 * itself looks at all of it again.
 */
final class NamedLocations {

  private final LocationRules rules;
  private final Map<URI, StoreKey> keys;
  private final Set<StoreKey> named;

  /**
   * Begins with what the image has.
   *
   * @param keys where the URLs of the changes lead
   */
  NamedLocations(LocationRules rules, Map<URI, StoreKey> keys, Set<StoreKey> held) {
    this.rules = rules;
    this.keys = keys;
    this.named = new HashSet<>(held);
  }

  /**
   * Makes sure that no place comes twice, and not too many.
   *
   * @throws ImagesException 400, 413
   */
  void require(List<LocationChange> changes) {
    for (LocationChange change : changes) {
      if (change instanceof LocationChange.Remove) {
        return;
      }
      if (change instanceof LocationChange.Replace) {
        named.clear();
      }
      change.locations().forEach(location -> name(keys.get(location.url())));
      rules.requireFew(named.size());
    }
  }

  private void name(StoreKey where) {
    if (!named.add(where)) {
      throw LocationRules.twice();
    }
  }
}
