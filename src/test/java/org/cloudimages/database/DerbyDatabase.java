package org.cloudimages.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.cloudimages.testing.ForkDirectory;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;

/**
 * A Derby in memory, with the schema and the entities of the service and without a server. What a
 * server does for a method that is {@code @Transactional}, {@link #transact} does here.
 */
public final class DerbyDatabase extends Database implements AutoCloseable {

  private static final Duration LOCKED = Duration.ofSeconds(20);

  /** Because the migrations take a second, which hundreds of tests would wait for. */
  private static final Path TEMPLATE = template();

  private final EmbeddedDataSource source = new EmbeddedDataSource();
  private final EntityManagerFactory factory;

  @SuppressWarnings("ThreadLocalUsage") // because each database has transactions of its own
  private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

  public DerbyDatabase() {
    super(null, new ConnectionWaits());
    source.setDatabaseName("memory:" + UUID.randomUUID());
    source.setConnectionAttributes("createFrom=" + TEMPLATE);
    factory =
        new PersistenceProvider()
            .createEntityManagerFactory(
                "images",
                Map.of(
                    PersistenceUnitProperties.TRANSACTION_TYPE,
                    "RESOURCE_LOCAL",
                    PersistenceUnitProperties.NON_JTA_DATASOURCE,
                    source));
  }

  private static Path template() {
    System.setProperty("derby.stream.error.file", ForkDirectory.resolve("derby.log").toString());
    Path directory = ForkDirectory.resolve("derby-template").toAbsolutePath();
    EmbeddedDataSource source = new EmbeddedDataSource();
    source.setDatabaseName("memory:template");
    source.setCreateDatabase("create");
    try (Connection connection = source.getConnection();
        CallableStatement backup =
            connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
      Migrations.run(source);
      backup.setString(1, directory.toString());
      backup.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return directory.resolve("template");
  }

  /** Does the work in a transaction, which is rolled back when it throws. */
  public <T> T transact(Supplier<T> work) {
    EntityManager entities = factory.createEntityManager();
    current.set(entities);
    entities.getTransaction().begin();
    try {
      T result = work.get();
      entities.getTransaction().commit();
      return result;
    } finally {
      current.remove();
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.close();
    }
  }

  /** The same for work without a result. */
  public void transact(Runnable work) {
    transact(
        () -> {
          work.run();
          return null;
        });
  }

  /** Does the work in another thread, which fails when it has to wait for a lock of this one. */
  public static void beside(Runnable work) {
    CompletableFuture.runAsync(work).orTimeout(LOCKED.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public EntityManager current() {
    EntityManager entities = current.get();
    if (entities == null) {
      throw new IllegalStateException("No transaction runs.");
    }
    return entities;
  }

  @Override
  public <T> T read(Function<EntityManager, T> reading) {
    try (EntityManager entities = factory.createEntityManager()) {
      return reading.apply(entities);
    }
  }

  @Override
  public void close() {
    factory.close();
    source.setConnectionAttributes("drop=true");
    try {
      source.getConnection().close();
    } catch (SQLException e) {
      // because this is how Derby tells that it has dropped a database
    }
  }
}
