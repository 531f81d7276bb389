package org.cloudimages.database;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Query;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.cloudimages.fault.ImagesException;
import org.eclipse.persistence.sessions.Session;

/**
 * The entity managers of the service.
 *
 * <p>Nothing here needs the database while the application is deployed: the schema and the
 * persistence unit come up then if the database is there, and otherwise with the first request that
 * finds it; until then every use answers with a 503. Thread-safe.
 */
@Singleton
public class Database {

  /**
   * The hint of a query whose rows nobody is to change. Only outside of a transaction, because in
   * one it would ask for a second connection, for which all wait who hold a first one.
   */
  public static final String READ_ONLY = "eclipselink.read-only";

  private static final Logger LOG = System.getLogger(Database.class.getName());
  private static final long PATIENCE_SECONDS = 2;
  private static final long ATTEMPT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  @Resource private TransactionSynchronizationRegistry transaction;

  private final DatabaseWatch watch;
  private final ConnectionWaits waits;
  private final ReentrantLock coming = new ReentrantLock();
  private volatile EntityManagerFactory factory;
  private volatile String schemaVersion = "";
  private long nextAttempt = System.nanoTime();

  @Inject
  Database(DatabaseWatch watch, ConnectionWaits waits) {
    this.watch = watch;
    this.waits = waits;
  }

  /**
   * Returns the entity manager of the running transaction; it is closed when that ends.
   *
   * @throws ImagesException 503 when the database has not come up yet
   */
  public EntityManager current() {
    EntityManager entities = (EntityManager) transaction.getResource(this);
    if (entities == null) {
      entities = factory().createEntityManager();
      transaction.putResource(this, entities);
      transaction.registerInterposedSynchronization(new Closing(entities));
    }
    return entities;
  }

  /** Whether it is the embedded one, and not PostgreSQL. */
  public static boolean isDerby(EntityManager entities) {
    return entities.unwrap(Session.class).getPlatform().isDerby();
  }

  /** Whether a transaction runs. */
  public boolean isInTransaction() {
    return transaction.getTransactionKey() != null;
  }

  /**
   * Reads without a transaction, each query by itself: one round trip, no commit. After an error,
   * such as that of no memory, nothing stays open and no row locked.
   *
   * @throws ImagesException 503 when the database has not come up yet
   */
  public <T> T read(Function<EntityManager, T> reading) {
    try (EntityManager entities = factory().createEntityManager()) {
      return reading.apply(entities);
    } catch (Error e) {
      TidyConnections.abandon();
      throw e;
    }
  }

  /**
   * Returns the same ids, some of them more than once: as many as a power of two, so that there are
   * few statements to be prepared that ask for one of them.
   *
   * @param ids one at least
   */
  public static List<String> padded(List<String> ids) {
    int size = Integer.highestOneBit(2 * ids.size() - 1);
    List<String> padded = new ArrayList<>(ids);
    padded.addAll(Collections.nCopies(size - ids.size(), ids.get(0)));
    return padded;
  }

  /**
   * Changes rows one by one, each by its key. A statement for several of them reads the whole table
   * on Derby while that is small, and waits for, and holds up, what others add to it meanwhile.
   *
   * @param change a statement for the row with the key {@code :id}
   * @return how many rows it changed
   */
  public static int changeEach(Query change, Collection<?> ids) {
    int changed = 0;
    for (Object id : ids) {
      changed += change.setParameter("id", id).executeUpdate();
    }
    return changed;
  }

  /**
   * Whether the database has come up since the application started, and can be written. Asks
   * nothing: the answer is some seconds old at most.
   */
  public boolean isReady() {
    return factory != null && watch.isWritable();
  }

  /** The last migration of the schema; empty while the database has not come up. */
  public String schemaVersion() {
    return schemaVersion;
  }

  /**
   * Looks for the database once, before anybody has a transaction, in which no schema can be
   * brought up; the deployment goes on without it.
   */
  void comeUp(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Startup startup) {
    try {
      factory();
    } catch (ImagesException e) {
      LOG.log(Level.WARNING, "The database is not there yet; the next request looks again.");
    }
  }

  private EntityManagerFactory factory() {
    EntityManagerFactory ready = factory;
    return ready != null ? ready : make();
  }

  private EntityManagerFactory make() {
    if (!hasTurn()) {
      throw ImagesException.unavailable();
    }
    try {
      if (factory == null) {
        open();
      }
      return factory;
    } finally {
      coming.unlock();
    }
  }

  private void open() {
    // because requests keep coming, and each attempt costs the database and the log something
    if (System.nanoTime() - nextAttempt < 0) {
      throw ImagesException.unavailable();
    }
    try {
      schemaVersion = Migrations.run(PersistenceUnit.dataSource());
      factory = PersistenceUnit.open(waits);
      watch.start(PersistenceUnit.dataSource());
      LOG.log(Level.INFO, "The database is ready.");
    } catch (SQLException | RuntimeException e) {
      nextAttempt = System.nanoTime() + ATTEMPT_NANOS;
      LOG.log(Level.WARNING, "The database did not come up", e);
      throw ImagesException.unavailable();
    }
  }

  private boolean hasTurn() {
    try {
      return coming.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @PreDestroy
  void close() {
    if (factory != null) {
      factory.close();
    }
  }

  /** Ends an entity manager with its transaction. */
  private record Closing(EntityManager entities) implements Synchronization {

    @Override
    public void beforeCompletion() {
      // because the managers flush themselves, where a failure can still be told
    }

    @Override
    public void afterCompletion(int status) {
      entities.close();
    }
  }
}
