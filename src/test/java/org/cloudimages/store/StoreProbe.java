package org.cloudimages.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.stream.Collectors;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.Database;

/** Lets a test see, and make, copies of an image's data in several stores. */
@Path("/v2/probe/copies")
@Singleton
public class StoreProbe {

  @Inject private Blobs blobs;
  @Inject private Copies copies;

  /** Notes that one more store holds the data. */
  @POST
  @Path("{store}/{image}/{size}")
  public void copy(
      @PathParam("store") String store,
      @PathParam("image") String image,
      @PathParam("size") long size) {
    copies.add(store, image, size);
  }

  /** The stores that hold data of the image. */
  @GET
  @Path("{image}")
  public String stores(@PathParam("image") String image) {
    return blobs.of(image).stream().map(Blob::store).collect(Collectors.joining(","));
  }

  /** The transaction that notes a copy. */
  @Singleton
  public static class Copies {

    @Inject private Database database;
    @Inject private Blobs blobs;

    @Transactional
    public void add(String store, String image, long size) {
      Blob blob = new Blob(image, store, size, Instant.now(), Instant.now().plusSeconds(60));
      blobs.begin(blob);
      blobs.finish(blob.id(), size);
      database
          .current()
          .createNativeQuery("UPDATE images SET stores = stores || ? WHERE id = ?")
          .setParameter(1, "," + store)
          .setParameter(2, image)
          .executeUpdate();
    }
  }
}
