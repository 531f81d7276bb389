package org.cloudimages.limit.rate;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cloudimages.database.BucketTable;
import org.cloudimages.http.VerbClass;

/**
 * Token buckets of one rate that all nodes share through the database. While that fails, those in
 * the memory of this node count instead: a request is not refused because nobody can count it.
 */
final class SharedBuckets implements Buckets {

  private static final Logger LOG = System.getLogger(SharedBuckets.class.getName());
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);
  private static final long CLEANING = TimeUnit.MINUTES.toNanos(1);
  private static final int LOCKS = 64;

  private final String prefix;
  private final BucketConfiguration configuration;
  private final BucketTable table;
  private final LocalBuckets substitute;
  private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
  private volatile long pausedUntil = System.nanoTime();
  private volatile long cleanAt = System.nanoTime() + CLEANING;

  /** The rate is a part of the keys, so that a new one does not meet the buckets of the old one. */
  SharedBuckets(VerbClass verbs, Rate rate, BucketTable table) {
    this.prefix = verbs + " " + rate.requests() + "/" + rate.period().toSeconds() + " ";
    this.configuration = BucketConfiguration.builder().addLimit(rate.bandwidth()).build();
    this.table = table;
    this.substitute = new LocalBuckets(rate);
  }

  @Override
  public OptionalInt take(String key) {
    // because whoever waits for the row of a bucket holds a connection: a project that sends many
    // requests at once would hold them all
    synchronized (locks[Math.floorMod(key.hashCode(), LOCKS)]) {
      // because each attempt on a database that is away may take the request two seconds
      return System.nanoTime() - pausedUntil < 0 ? substitute.take(key) : takeShared(key);
    }
  }

  private OptionalInt takeShared(String key) {
    try {
      clean();
      ConsumptionProbe probe = table.take(prefix + key, configuration);
      return probe.isConsumed()
          ? OptionalInt.empty()
          : OptionalInt.of(Rate.seconds(probe.getNanosToWaitForRefill()));
    } catch (SQLException | RuntimeException e) {
      pausedUntil = System.nanoTime() + PAUSE;
      LOG.log(
          Level.WARNING,
          "This node counts for itself, because the database failed: {0}",
          e.getMessage());
      return substitute.take(key);
    }
  }

  private void clean() throws SQLException {
    if (System.nanoTime() - cleanAt > 0) {
      cleanAt = System.nanoTime() + CLEANING;
      table.clean();
    }
  }
}
