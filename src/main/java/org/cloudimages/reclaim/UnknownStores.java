package org.cloudimages.reclaim;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.cloudimages.blob.Backlog;
import org.cloudimages.store.Stores;

/**
 * Stores that blobs name and the settings do not: taken out of the settings, perhaps for a while.
 * Their blobs stay where they are, until a node starts that knows the store. Used by one thread.
 */
final class UnknownStores {

  private static final Logger LOG = System.getLogger(UnknownStores.class.getName());

  private final Stores stores;
  private final Set<String> told = new HashSet<>();

  UnknownStores(Stores stores) {
    this.stores = stores;
  }

  /** Tells the log of each of them once. */
  void tell(Collection<Backlog> backlog) {
    for (Backlog due : backlog) {
      if (stores.find(due.store()).isEmpty() && told.add(due.store())) {
        LOG.log(
            Level.WARNING,
            "{0} doomed blobs lie in store {1}, which is not configured; they are kept until it"
                + " is.",
            due.count(),
            due.store());
      }
    }
  }
}
