package org.cloudimages.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Connections that go back to their pool with nothing open. EclipseLink closes a statement after an
 * exception, but not after an error such as that of no memory: the cursor would stay open in the
 * pool, and the rows it stands on locked. Thread-safe.
 */
final class TidyConnections {

  /** What a thread has taken and not given back; there are none for a thread that has nothing. */
  private static final ThreadLocal<List<Connection>> TAKEN = new ThreadLocal<>();

  private TidyConnections() {}

  /** The same source, whose connections are tidy. */
  static DataSource of(DataSource source, ConnectionWaits waits) {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          long began = System.nanoTime();
          Object result = ask(source, method, arguments, waits);
          if (result instanceof Connection connection) {
            waits.took(System.nanoTime() - began);
            return tidy(connection);
          }
          return result;
        });
  }

  private static Object ask(
      DataSource source, Method method, Object[] arguments, ConnectionWaits waits)
      throws Throwable {
    try {
      return call(source, method, arguments);
    } catch (SQLException e) {
      waits.failed();
      throw e;
    }
  }

  /** Gives back whatever the running thread has, undone; for when nobody else will. */
  static void abandon() {
    List<Connection> taken = TAKEN.get();
    if (taken == null) {
      return;
    }
    for (Connection connection : List.copyOf(taken)) {
      try {
        connection.close();
      } catch (SQLException e) {
        // because the pool sees to it that a broken one is not used again
      }
    }
    TAKEN.remove();
  }

  private static Connection tidy(Connection connection) {
    Connection tidy = proxy(Connection.class, new Tidy(connection));
    List<Connection> taken = TAKEN.get();
    if (taken == null) {
      taken = new ArrayList<>(1);
      TAKEN.set(taken);
    }
    taken.add(tidy);
    return tidy;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            TidyConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void forget(Object connection) {
    List<Connection> taken = TAKEN.get();
    // because a transaction that takes too long is ended by another thread
    if (taken != null) {
      taken.removeIf(one -> one == connection);
      if (taken.isEmpty()) {
        TAKEN.remove();
      }
    }
  }

  /** Remembers the statements of a connection until it is closed. */
  private static final class Tidy implements InvocationHandler {

    private final Connection connection;
    private final List<Statement> statements = new ArrayList<>();

    Tidy(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      switch (method.getName()) {
        case "equals" -> {
          return proxy == arguments[0];
        }
        case "hashCode" -> {
          return System.identityHashCode(proxy);
        }
        case "close" -> {
          forget(proxy);
          taken().forEach(Tidy::close);
        }
        default -> {
          // because the pool's own connection does the rest
        }
      }
      Object result = call(connection, method, arguments);
      if (result instanceof Statement statement) {
        add(statement);
      }
      return result;
    }

    private synchronized void add(Statement statement) {
      statements.removeIf(Tidy::isClosed);
      statements.add(statement);
    }

    /** Those that are left, once: a transaction that takes too long is ended by another thread. */
    private synchronized List<Statement> taken() {
      List<Statement> left = List.copyOf(statements);
      statements.clear();
      return left;
    }

    private static boolean isClosed(Statement statement) {
      try {
        return statement.isClosed();
      } catch (SQLException e) {
        return false;
      }
    }

    private static void close(Statement statement) {
      try {
        statement.close();
      } catch (SQLException e) {
        // because the connection is closed next
      }
    }
  }
}
