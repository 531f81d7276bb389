package org.cloudimages.database;

import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;

/** Opens the persistence unit on the server that the application runs on. */
final class PersistenceUnit {

  private static final String UNIT = "images";
  private static final String DATA_SOURCE = "jdbc/images";

  /** Payara's second name of the same pool, whose connections follow suspended transactions. */
  private static final String PAYARA_DATA_SOURCE = "jdbc/images__pm";

  private static final String WILDFLY_PLATFORM = "org.jipijapa.eclipselink.WildFlyServerPlatform";

  private PersistenceUnit() {}

  /** Opens the unit and logs in to the database. */
  static EntityManagerFactory open(ConnectionWaits waits) {
    EntityManagerFactory factory =
        new PersistenceProvider().createEntityManagerFactory(UNIT, platform(waits));
    try {
      factory.createEntityManager().close();
      return factory;
    } catch (RuntimeException e) {
      factory.close();
      throw e;
    }
  }

  private static Map<String, Object> platform(ConnectionWaits waits) {
    Map<String, Object> properties = new HashMap<>();
    boolean isPayara = isPayara();
    properties.put(
        PersistenceUnitProperties.JTA_DATASOURCE,
        TidyConnections.of(dataSource(isPayara ? PAYARA_DATA_SOURCE : DATA_SOURCE), waits));
    if (!isPayara && isWildFly()) {
      properties.put(PersistenceUnitProperties.TARGET_SERVER, WILDFLY_PLATFORM);
    }
    return properties;
  }

  /** The one datasource of the service. */
  static DataSource dataSource() {
    return dataSource(DATA_SOURCE);
  }

  private static DataSource dataSource(String name) {
    try {
      return InitialContext.doLookup(name);
    } catch (NamingException e) {
      throw new IllegalStateException("The server has no datasource " + name, e);
    }
  }

  private static boolean isPayara() {
    try {
      InitialContext.doLookup(PAYARA_DATA_SOURCE);
      return true;
    } catch (NamingException e) {
      return false;
    }
  }

  private static boolean isWildFly() {
    try {
      Class.forName(WILDFLY_PLATFORM, false, PersistenceProvider.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
