package org.cloudimages.database;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Token buckets that all nodes share: a row each, locked for one short transaction of its own that
 * no request's transaction has a part in. PostgreSQL only. Thread-safe.
 */
@Singleton
public class BucketTable {

  /** How long a bucket that is full again is kept, so that a slow project does not make it anew. */
  private static final Duration KEPT_FULL = Duration.ofSeconds(10);

  /** Rows that one cleaning removes at most. */
  private static final int CLEANED = 10_000;

  private volatile PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

  /**
   * Takes one token from a bucket, which is made full where there is none.
   *
   * @throws SQLException when the database cannot be reached
   * @throws RuntimeException when it fails
   * @throws IllegalStateException when it is another one than PostgreSQL
   */
  public ConsumptionProbe take(String key, BucketConfiguration configuration) throws SQLException {
    return buckets().builder().build(key, () -> configuration).tryConsumeAndReturnRemaining(1);
  }

  /** Removes buckets that have been full for a while; throws what {@link #take} throws. */
  public void clean() throws SQLException {
    buckets().removeExpired(CLEANED);
  }

  /** Makes sure that the database is one that can share; throws what {@link #take} throws. */
  public void check() throws SQLException {
    buckets();
  }

  private PostgreSQLSelectForUpdateBasedProxyManager<String> buckets() throws SQLException {
    if (buckets == null) {
      DataSource dataSource = PersistenceUnit.dataSource();
      requirePostgres(dataSource);
      buckets =
          Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
              .primaryKeyMapper(PrimaryKeyMapper.STRING)
              .table("rate_buckets")
              .expirationAfterWrite(
                  ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_FULL))
              .build();
    }
    return buckets;
  }

  private static void requirePostgres(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      if (!product.equals("PostgreSQL")) {
        throw new IllegalStateException(
            "images.limit.rate.shared needs PostgreSQL; the database is " + product + ".");
      }
    }
  }
}
