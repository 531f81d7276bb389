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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The least that a read and a write can cost in this server: a document that is there already, and
 * one row. It lies under {@code /v2}, behind the same filters as the images, and only in the
 * benchmark's own WAR.
 */
@Path("/v2/bench")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CeilingResource {

  private static final String DOCUMENT = "{document: constant(-list)?}";

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
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO bench_commit (id, name) VALUES (?, ?)")) {
      insert.setString(1, UUID.randomUUID().toString());
      insert.setString(2, "benchmark");
      insert.executeUpdate();
    }
    return Response.status(Response.Status.CREATED).entity("{\"committed\":true}").build();
  }
}
