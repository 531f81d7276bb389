package org.cloudimages.blob;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.cloudimages.database.Database;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.store.Stores;

/** Lets a test see blobs and make some that no client could make, from inside the service. */
@Path("/v2/probe/blobs/{image}")
@Singleton
public class BlobProbe {

  private static final String BYTES = "bytes";

  @Inject private Database database;
  @Inject private Stores stores;
  @Inject private Rows rows;

  /** Returns how many blobs of the image are in a state. */
  @GET
  @Path("{state}")
  public String count(@PathParam("image") String image, @PathParam("state") BlobState state) {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "SELECT COUNT(b) FROM Blob b WHERE b.imageId = :image AND b.state = :state",
                    Long.class)
                .setParameter("image", image)
                .setParameter("state", state)
                .getSingleResult()
                .toString());
  }

  /** Gives the image a blob that lives. */
  @POST
  @Path("{store}/live")
  public void live(@PathParam("image") String image, @PathParam("store") String store) {
    Blob blob = blob(image, store, Duration.ofHours(1));
    rows.begin(blob);
    put(blob);
    rows.finish(blob);
  }

  /** Gives the image a blob that lives, as far as the database knows: its store is not asked. */
  @POST
  @Path("{store}/claimed")
  public void claimed(@PathParam("image") String image, @PathParam("store") String store) {
    Blob blob = blob(image, store, Duration.ofHours(1));
    rows.begin(blob);
    rows.finish(blob);
  }

  /** Leaves the image in the middle of an upload whose writer has so long to renew its lease. */
  @POST
  @Path("{store}/written/{lease}")
  public void written(
      @PathParam("image") String image,
      @PathParam("store") String store,
      @PathParam("lease") String lease) {
    Blob blob = blob(image, store, Duration.parse(lease));
    rows.beginUpload(blob);
    put(blob);
  }

  /** Makes what was set aside of the image due. */
  @POST
  @Path("due")
  public void due(@PathParam("image") String image) {
    rows.due(image);
  }

  /** Stores bytes that no row knows. */
  @POST
  @Path("{store}/orphan")
  public void orphan(@PathParam("image") String image, @PathParam("store") String store) {
    put(blob(image, store, Duration.ZERO));
  }

  private static Blob blob(String image, String store, Duration lease) {
    Instant now = Instant.now();
    return new Blob(image, store, BYTES.length(), now, now.plus(lease));
  }

  private void put(Blob blob) {
    byte[] bytes = BYTES.getBytes(StandardCharsets.UTF_8);
    try {
      stores
          .find(blob.store())
          .orElseThrow()
          .put(blob.key(), new ByteArrayInputStream(bytes), bytes.length);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts the rows of a table that have the id of the image. */
  @GET
  @Path("rows/{table}")
  public String rows(@PathParam("image") String image, @PathParam("table") String table) {
    return database.read(
        entities ->
            entities
                .createNativeQuery("SELECT COUNT(*) FROM " + table + " WHERE id = ?")
                .setParameter(1, image)
                .getSingleResult()
                .toString());
  }

  /** Changes rows in transactions of their own. */
  @Singleton
  public static class Rows {

    @Inject private Database database;
    @Inject private Blobs blobs;

    @Transactional
    public void begin(Blob blob) {
      blobs.begin(blob);
    }

    @Transactional
    public void finish(Blob blob) {
      blobs.finish(blob.id(), blob.size());
    }

    @Transactional
    public void due(String image) {
      database
          .current()
          .createQuery(
              "UPDATE Blob b SET b.dueAt = :now WHERE b.imageId = :image AND b.state = :aside")
          .setParameter("now", Instant.now())
          .setParameter("image", image)
          .setParameter("aside", BlobState.SET_ASIDE)
          .executeUpdate();
    }

    @Transactional
    public void beginUpload(Blob blob) {
      EntityManager entities = database.current();
      entities
          .find(Image.class, blob.imageId())
          .beginUpload(ImageStatus.SAVING, blob.id(), Instant.now());
      blobs.begin(blob);
    }
  }
}
