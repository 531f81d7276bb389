package org.cloudimages.recycle.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.NoBody;
import org.cloudimages.image.boundary.ImageDocuments;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;
import org.cloudimages.recycle.control.RecycleBin;

/** {@code /v2/recycle-bin}: an extension of the API, see {@code src/docs/recycle-bin.md}. */
@Path("/v2/recycle-bin")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class RecycleBinResource {

  @Inject private RecycleBin bin;
  @Inject private ImageDocuments documents;

  /** List Recycle Bin: 200 with a page; 400, 403. */
  @GET
  @Guarded(Policy.DELETE_IMAGE)
  @NoBody
  public JsonDocument list(@Context HttpServletRequest request) {
    QueryParameters query = QueryParameters.parse(request.getQueryString());
    return new RecycledListDocument(
        bin.list(RecycleBinQuery.parse(query), Actors.of(request).caller()), query);
  }

  /** Show Deleted Image: 200 with the image; 400, 403, 404. */
  @GET
  @Path("{id}")
  @Guarded(Policy.DELETE_IMAGE)
  @NoBody
  public JsonDocument show(@PathParam("id") String id, @Context HttpServletRequest request) {
    return new RecycledImageDocument(bin.show(id, Actors.of(request).caller()));
  }

  /** Restore Image: 200 with the image as Show Image has it again; 400, 403, 404, 409, 413. */
  @POST
  @Path("{id}/restore")
  @Guarded(Policy.DELETE_IMAGE)
  @NoBody
  public JsonDocument restore(@PathParam("id") String id, @Context HttpServletRequest request) {
    Actor actor = Actors.of(request);
    return documents.of(bin.restore(id, actor), actor.caller());
  }

  /** Purge Image: 204, and nothing brings it back; 400, 403, 404. */
  @DELETE
  @Path("{id}")
  @Guarded(Policy.DELETE_IMAGE)
  @NoBody
  public void purge(@PathParam("id") String id, @Context HttpServletRequest request) {
    bin.purge(id, Actors.of(request));
  }
}
