package org.cloudimages.fault;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a cause chain says: transactions, CDI and JPA each wrap the exception that gave the reason.
 */
final class Causes {

  /** Classes of SQL states that mean "not now": nothing is wrong with the request itself. */
  private static final Set<String> UNAVAILABLE =
      Set.of(
          "08", // connection
          "40", // rolled back: deadlock, serialization, Derby's lock timeout (40XL1)
          "53", // PostgreSQL: out of resources
          "55", // PostgreSQL: lock not available
          "57", // PostgreSQL: shut down, statement timeout
          "58", // PostgreSQL: system error
          "XJ"); // Derby: shut down, not started

  private static final int DEEPEST = 50;

  private Causes() {}

  /** The fault that somebody in the chain asked for or that the database's reason amounts to. */
  static Fault fault(Throwable thrown) {
    for (Throwable cause : chain(thrown)) {
      if (cause instanceof ImagesException known) {
        return known.fault();
      }
      if (cause instanceof SQLException sql && isUnavailable(sql)) {
        return Fault.unavailable();
      }
    }
    return Fault.of(FaultType.IMAGES_FAULT);
  }

  private static boolean isUnavailable(SQLException sql) {
    return sql instanceof SQLTransientException
        || sql instanceof SQLNonTransientConnectionException
        // because this is how both servers' pools say that they have no connection
        || Optional.ofNullable(sql.getSQLState())
            .map(state -> UNAVAILABLE.contains(state.substring(0, Math.min(2, state.length()))))
            .orElse(true);
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = thrown; t != null && chain.size() < DEEPEST; t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }
}
