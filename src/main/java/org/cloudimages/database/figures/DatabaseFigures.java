package org.cloudimages.database.figures;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.cloudimages.database.ConnectionWaits;
import org.cloudimages.database.Database;
import org.cloudimages.management.ManagementBean;

/** The figures of the database, none of which asks it. */
@Singleton
public class DatabaseFigures implements DatabaseMXBean, ManagementBean {

  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Database database;
  private final ConnectionWaits waits;

  @Inject
  DatabaseFigures(Database database, ConnectionWaits waits) {
    this.database = database;
    this.waits = waits;
  }

  @Override
  public Class<?> contract() {
    return DatabaseMXBean.class;
  }

  @Override
  public boolean isReady() {
    return database.isReady();
  }

  @Override
  public String getSchemaVersion() {
    return database.schemaVersion();
  }

  @Override
  public long getConnectionsTaken() {
    return waits.taken();
  }

  @Override
  public double getConnectionSeconds() {
    return waits.time().toNanos() / NANOS;
  }

  @Override
  public long getConnectionWaits() {
    return waits.waits();
  }

  @Override
  public long getConnectionFailures() {
    return waits.failures();
  }
}
