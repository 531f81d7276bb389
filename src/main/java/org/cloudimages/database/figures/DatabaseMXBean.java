package org.cloudimages.database.figures;

import org.cloudimages.management.Described;

/** The database, as {@code org.cloudimages:type=Database} in JMX. */
@Described("The database of the service, and the connections of its pool as this node gets them.")
public interface DatabaseMXBean {

  @Described("Whether the database has come up and can be written, as of some seconds ago.")
  boolean isReady();

  @Described("The last migration of the schema, such as 18; empty while the database is away.")
  String getSchemaVersion();

  @Described(
      value = "Connections that were taken from the pool.",
      unit = "connections",
      growing = true)
  long getConnectionsTaken();

  @Described(
      value = "How long it took to get these, all together.",
      unit = "seconds",
      growing = true)
  double getConnectionSeconds();

  @Described(
      value = "Those of them that took more than 10 ms, because the pool was empty or grew.",
      unit = "connections",
      growing = true)
  long getConnectionWaits();

  @Described(
      value = "How often the pool had none in time, or the database took no more.",
      unit = "connections",
      growing = true)
  long getConnectionFailures();
}
