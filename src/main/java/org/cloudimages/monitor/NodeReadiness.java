package org.cloudimages.monitor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.cloudimages.database.Database;
import org.cloudimages.identity.TokenValidator;
import org.cloudimages.store.ConfiguredStore;
import org.cloudimages.store.Stores;

/**
 * Whether requests that come here would be served: the node does not drain, the database can be
 * written, somebody knows whose tokens are good, and the default store takes data. Another store
 * that does not answer is told, and keeps no node from serving. Thread-safe.
 */
@Singleton
public class NodeReadiness {

  private final Drain drain;
  private final List<Probe> probes = new ArrayList<>();

  @Inject
  NodeReadiness(
      Drain drain,
      Database database,
      TokenValidator tokens,
      Stores stores,
      ReadinessThreads threads) {
    this.drain = drain;
    probes.add(
        new Probe("The database cannot be written.", true, () -> answers(database), threads));
    probes.add(
        new Probe("The identity service does not answer.", true, tokens::isAnswering, threads));
    for (ConfiguredStore store : stores.offered()) {
      boolean isDefault = store.id().equals(stores.defaultId());
      probes.add(
          new Probe(
              "Store " + store.id() + " does not answer.",
              isDefault,
              store.store()::isAnswering,
              threads));
    }
  }

  /** One that has not come up yet is looked for, because there may be nobody else who does. */
  private static boolean answers(Database database) {
    return database.read(
            entities -> entities.createNativeQuery("VALUES (1)").getResultList().size() == 1)
        && database.isReady();
  }

  /** Returns how this node is, within a time and by a number of questions that are bounded. */
  Health current() {
    return drain.isDraining() ? Health.DRAINING : health(probes);
  }

  static Health health(List<Probe> probes) {
    probes.forEach(Probe::ask);
    List<Probe> failing = probes.stream().filter(probe -> !probe.passes()).toList();
    return new Health(
        failing.stream().anyMatch(Probe::isNeeded) ? Health.Status.DOWN : Health.Status.OK,
        failing.stream().map(Probe::trouble).toList());
  }
}
