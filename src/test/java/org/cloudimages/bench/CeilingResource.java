package org.cloudimages.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The least that a read and a write can cost in this server: a document that is there already, one
 * row that is read and one that is written. It lies under {@code /v2}, behind the same filters as
 * the images, and only in the benchmark's own WAR.
 */
@Path("/v2/bench")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CeilingResource {

  private static final String DOCUMENT = "{document: constant(-list)?}";

  private static final int COMMIT_SECONDS = 4;

  private final Map<String, byte[]> documents = new ConcurrentHashMap<>();
  private volatile DataSource dataSource;

  /** Keeps the bytes to be returned under that name. */
  @PUT
  @Path(DOCUMENT)
  public void keep(@PathParam("document") String document, byte[] bytes) {
    documents.put(document, bytes);
  }

  @GET
  @Path(DOCUMENT)
  public byte[] constant(@PathParam("document") String document) {
    return documents.get(document);
  }

  /** Reads every column of an image's row, and answers the constant document. */
  @GET
  @Path("rows/{id}")
  public byte[] row(@PathParam("id") String id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT * FROM images WHERE id = ?")) {
      select.setString(1, id);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        for (int column = row.getMetaData().getColumnCount(); column > 0; column--) {
          row.getString(column);
        }
      }
    }
    return documents.get("constant");
  }

  /** Makes the table that {@link #commit()} writes into. */
  @PUT
  @Path("commit")
  public void prepareCommit() throws NamingException, SQLException {
    dataSource = InitialContext.doLookup("jdbc/images");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE bench_commit (id CHAR(36) PRIMARY KEY, name VARCHAR(255))");
    }
  }

  /** Commits one row, outside any transaction of the server. */
  @POST
  @Path("commit")
  public Response commit() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      commitRow(connection);
    }
    return Response.status(Response.Status.CREATED).entity("{\"committed\":true}").build();
  }

  /**
   * Lets that many threads commit one row after the other for a while; returns commits a second.
   */
  @GET
  @Path("commits/{threads}")
  public String commits(@PathParam("threads") int threads)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(COMMIT_SECONDS);
    Callable<Integer> committer = () -> commitUntil(end);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      long commits = 0;
      for (Future<Integer> done : executor.invokeAll(Collections.nCopies(threads, committer))) {
        commits += done.get();
      }
      return Long.toString(commits / COMMIT_SECONDS);
    } finally {
      executor.shutdownNow();
    }
  }

  private int commitUntil(long end) throws SQLException {
    int commits = 0;
    try (Connection connection = dataSource.getConnection()) {
      while (System.nanoTime() - end < 0) {
        commitRow(connection);
        commits++;
      }
    }
    return commits;
  }

  private static void commitRow(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO bench_commit (id, name) VALUES (?, ?)")) {
      insert.setString(1, UUID.randomUUID().toString());
      insert.setString(2, "benchmark");
      insert.executeUpdate();
    }
  }
}
