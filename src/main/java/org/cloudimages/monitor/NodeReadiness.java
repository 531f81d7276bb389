package org.cloudimages.monitor;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BooleanSupplier;
import org.cloudimages.database.Database;
import org.cloudimages.identity.TokenValidator;
import org.cloudimages.store.ConfiguredStore;
import org.cloudimages.store.Stores;
import org.cloudimages.work.WorkThreads;

/**
 * Whether requests that come here would be served: the node does not drain, the database can be
 * written, somebody knows whose tokens are good, and the default store takes data. Another store
 * that does not answer is told, and keeps no node from serving. Thread-safe.
 */
@Singleton
public class NodeReadiness {

  private final Drain drain;
  private final ThreadPoolExecutor threads;
  private final List<Probe> probes = new ArrayList<>();

  @Inject
  NodeReadiness(
      Drain drain, Database database, TokenValidator tokens, Stores stores, WorkThreads work) {
    this.drain = drain;
    // because a question that hangs is to hold up no other, and each is asked once at a time
    this.threads = work.pool("readiness", stores.offered().size() + 2);
    probe("The database cannot be written.", true, () -> answers(database));
    probe("The identity service does not answer.", true, tokens::isAnswering);
    for (ConfiguredStore store : stores.offered()) {
      boolean isDefault = store.id().equals(stores.defaultId());
      probe("Store " + store.id() + " does not answer.", isDefault, store.store()::isAnswering);
    }
  }

  private void probe(String trouble, boolean isNeeded, BooleanSupplier question) {
    probes.add(new Probe(trouble, isNeeded, question, threads));
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
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
