package org.cloudimages.fault;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an exception's causes say: transactions, CDI and JPA each wrap the one that gave the reason,
 * or add it as a suppressed one.
 */
final class Causes {

  /** How SQL states begin that mean "not now": nothing is wrong with the request itself. */
  private static final Set<String> UNAVAILABLE =
      Set.of(
          "08", // connection
          "25006", // PostgreSQL: read-only, as a standby is
          "25502", // Derby: read-only, as after it had to start on a full disk
          "25503", // the same for the schema
          "40", // rolled back: deadlock, serialization, Derby's lock timeout (40XL1)
          "53", // PostgreSQL: out of resources, such as room on its disk
          "55", // PostgreSQL: lock not available
          "57", // PostgreSQL: shut down, statement timeout
          "58", // PostgreSQL: system error
          "XJ", // Derby: shut down, not started
          "XSDF", // Derby: a file cannot be made
          "XSDG", // Derby: a page cannot be written or read
          "XSLA"); // Derby: the log cannot be written

  private static final int MAX_CAUSES = 50;

  private Causes() {}

  /**
   * The fault that somebody asked for or that the database's reason amounts to. The managers have
   * sent everything before the commit: one that fails may have happened. What an error of the
   * machine brought about is never "not now", however a driver calls it: it may come each time.
   */
  static Fault fault(Throwable thrown) {
    Set<Throwable> causes = causes(thrown);
    boolean isError = causes.stream().anyMatch(Error.class::isInstance);
    for (Throwable cause : causes) {
      if (cause instanceof ImagesException known) {
        return known.fault();
      }
      if (isOfCommit(cause)) {
        return Fault.inDoubt();
      }
      if (!isError && cause instanceof SQLException sql && isUnavailable(sql)) {
        return Fault.unavailable();
      }
    }
    return Fault.of(FaultType.IMAGES_FAULT);
  }

  /** Whether the throwable leaves open what became of a commit. */
  static boolean isInDoubt(Throwable thrown) {
    return fault(thrown).equals(Fault.inDoubt());
  }

  private static boolean isOfCommit(Throwable cause) {
    return cause instanceof RollbackException
        || cause instanceof HeuristicMixedException
        || cause instanceof HeuristicRollbackException
        || cause instanceof SystemException;
  }

  private static boolean isUnavailable(SQLException sql) {
    return sql instanceof SQLTransientException
        || sql instanceof SQLNonTransientConnectionException
        // because this is how both servers' pools say that they have no connection
        || Optional.ofNullable(sql.getSQLState())
            .map(state -> UNAVAILABLE.stream().anyMatch(state::startsWith))
            .orElse(true);
  }

  /** The throwable and what led to it, nearest first. */
  private static Set<Throwable> causes(Throwable thrown) {
    Set<Throwable> causes = new LinkedHashSet<>();
    Deque<Throwable> open = new ArrayDeque<>(List.of(thrown));
    while (!open.isEmpty() && causes.size() < MAX_CAUSES) {
      Throwable next = open.removeFirst();
      if (causes.add(next)) {
        Optional.ofNullable(next.getCause()).ifPresent(open::addLast);
        open.addAll(Arrays.asList(next.getSuppressed()));
      }
    }
    return causes;
  }
}
