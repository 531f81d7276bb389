package org.cloudimages.database;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.cloudimages.blob.Blob;
import org.eclipse.persistence.logging.AbstractSessionLog;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.logging.SessionLogEntry;
import org.eclipse.persistence.queries.CursoredStream;
import org.eclipse.persistence.sessions.server.ServerSession;

/** Lets a test see and disturb the database from inside the service. */
@Path("/v2/probe")
@Singleton
public class DatabaseProbe {

  private static final List<Connection> HELD = new ArrayList<>();

  @Inject private Database database;
  @Inject private Counter counter;
  @Inject private Outer outer;

  /** Starts counting SQL statements from 0. */
  @POST
  @Path("statements")
  public void count() {
    counter.statements.set(0);
    database.read(
        entities -> {
          entities.unwrap(ServerSession.class).setSessionLog(counter);
          return null;
        });
  }

  @GET
  @Path("statements")
  public String counted() {
    return Integer.toString(counter.statements.get());
  }

  /** Counts the rows of a table that belong to an image. */
  @GET
  @Path("rows/{table}/{image}")
  public String rows(@PathParam("table") String table, @PathParam("image") String image)
      throws SQLException {
    try (Connection connection = dataSource().getConnection();
        var query =
            connection.prepareStatement("SELECT COUNT(*) FROM " + table + " WHERE image_id = ?")) {
      query.setString(1, image);
      try (var result = query.executeQuery()) {
        result.next();
        return Integer.toString(result.getInt(1));
      }
    }
  }

  /** Answers a query with a line for each row and a tab between columns. */
  @GET
  @Path("query")
  public String query(@QueryParam("sql") String sql) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Connection connection = dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= columns; column++) {
          text.append(rows.getString(column)).append(column < columns ? '\t' : '\n');
        }
      }
    }
    return text.toString();
  }

  /** Gives the rows of an image a text that the service takes from nobody any more: the body. */
  @PUT
  @Path("texts/{table}/{column}/{image}")
  public void write(
      @PathParam("table") String table,
      @PathParam("column") String column,
      @PathParam("image") String image,
      @Context HttpServletRequest request)
      throws SQLException, IOException {
    String id = table.equals("images") ? "id" : "image_id";
    try (Connection connection = dataSource().getConnection();
        var update =
            connection.prepareStatement(
                "UPDATE " + table + " SET " + column + " = ? WHERE " + id + " = ?")) {
      update.setString(
          1, new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      update.setString(2, image);
      update.executeUpdate();
    }
  }

  /** Makes the rows of a table older. */
  @POST
  @Path("age/{table}/{time}")
  public void age(@PathParam("table") String table, @PathParam("time") String time)
      throws SQLException {
    try (Connection connection = dataSource().getConnection();
        var update =
            connection.prepareStatement("UPDATE " + table + " SET created_at = created_at - ?")) {
      update.setLong(1, TimeUnit.SECONDS.toMicros(Duration.parse(time).toSeconds()));
      update.executeUpdate();
    }
  }

  /** Takes every connection that the pool gives and keeps them; returns how many. */
  @POST
  @Path("connections")
  public String hold() {
    synchronized (HELD) {
      try {
        while (HELD.size() < 1000) {
          HELD.add(dataSource().getConnection());
        }
      } catch (SQLException e) {
        // because this is what the test waits for
      }
      return Integer.toString(HELD.size());
    }
  }

  @DELETE
  @Path("connections")
  public void release() throws SQLException {
    synchronized (HELD) {
      for (Connection connection : HELD) {
        connection.close();
      }
      HELD.clear();
    }
  }

  /** Breaks off in the middle of reading an image, as if memory had run out. */
  @POST
  @Path("errors/{image}")
  public void breakOff(@PathParam("image") String image) {
    database.read(
        entities -> {
          CursoredStream cursor =
              (CursoredStream)
                  entities
                      .createQuery("SELECT i FROM Image i WHERE i.id = :id")
                      .setParameter("id", image)
                      .setHint("eclipselink.cursor", true)
                      .getSingleResult();
          cursor.next();
          throw new OutOfMemoryError("forced");
        });
  }

  /** Gives an image properties of so many characters each, more than the service lets it have. */
  @PUT
  @Path("properties/{image}/{properties}/{characters}")
  public void widen(
      @PathParam("image") String image,
      @PathParam("properties") int properties,
      @PathParam("characters") int characters)
      throws SQLException {
    String value = "x".repeat(characters);
    StringBuilder json = new StringBuilder("{");
    for (int n = 0; n < properties; n++) {
      json.append(n == 0 ? "" : ",").append("\"wide").append(n).append("\":\"");
      json.append(value).append('"');
    }
    try (Connection connection = dataSource().getConnection();
        var update = connection.prepareStatement("UPDATE images SET properties = ? WHERE id = ?")) {
      update.setString(1, json.append('}').toString());
      update.setString(2, image);
      update.executeUpdate();
    }
  }

  /** Writes a row, then one in a transaction of its own, and then fails. */
  @POST
  @Path("nested/{image}")
  public String nest(@PathParam("image") String image) {
    try {
      outer.writeAndFail(image);
      return "no failure";
    } catch (IllegalStateException e) {
      return "failed";
    }
  }

  private static Blob blob(String image) {
    return new Blob(image, "none", 0, Instant.now(), Instant.now());
  }

  private static DataSource dataSource() {
    try {
      return InitialContext.doLookup("jdbc/images");
    } catch (NamingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The transaction that is rolled back. */
  @Singleton
  public static class Outer {

    @Inject private Database database;
    @Inject private Inner inner;

    @Transactional
    public void writeAndFail(String image) {
      database.current().persist(blob(image + "-outer"));
      database.current().flush();
      inner.write(image);
      throw new IllegalStateException();
    }
  }

  /** The transaction that is committed inside of the other. */
  @Singleton
  public static class Inner {

    @Inject private Database database;

    @Transactional(TxType.REQUIRES_NEW)
    public void write(String image) {
      database.current().persist(blob(image + "-inner"));
      database.current().flush();
    }
  }

  /** A log that counts what EclipseLink sends. */
  @Singleton
  public static class Counter extends AbstractSessionLog {

    private final AtomicInteger statements = new AtomicInteger();

    @Override
    public boolean shouldLog(int level, String category) {
      return SessionLog.SQL.equals(category);
    }

    @Override
    public void log(SessionLogEntry entry) {
      // because Derby warns of each update that found no row, and that is logged as well
      if (SessionLog.SQL.equals(entry.getNameSpace()) && !isWarning(entry.getMessage())) {
        statements.incrementAndGet();
      }
    }

    private static boolean isWarning(String message) {
      return message.startsWith("No row was found");
    }
  }
}
