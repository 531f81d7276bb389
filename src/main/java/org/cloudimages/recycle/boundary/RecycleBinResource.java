package org.cloudimages.recycle.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.RequestBody;
import org.cloudimages.image.boundary.ImageDocument;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;
import org.cloudimages.recycle.control.RecycleBin;

/** {@code /v2/recycle-bin}: an extension of the API, see {@code src/docs/recycle-bin.md}. */
@Path("/v2/recycle-bin")
@Singleton
public class RecycleBinResource {

  @Inject private RecycleBin bin;

  /** List Recycle Bin: 200 with a page; 400, 403. */
  @GET
  @Guarded(Policy.DELETE_IMAGE)
  public Response list(@Context HttpServletRequest request) {
    RequestBody.refuse(request);
    QueryParameters query = QueryParameters.parse(request.getQueryString());
    return json(
        new RecycledListDocument(
            bin.list(RecycleBinQuery.parse(query), Actors.of(request).caller()), query));
  }

  /** Show Deleted Image: 200 with the image; 400, 403, 404. */
  @GET
  @Path("{id}")
  @Guarded(Policy.DELETE_IMAGE)
  public Response show(@PathParam("id") String id, @Context HttpServletRequest request) {
    RequestBody.refuse(request);
    return json(new RecycledImageDocument(bin.show(id, Actors.of(request).caller())));
  }

  /** Restore Image: 200 with the image as Show Image has it again; 400, 403, 404, 409, 413. */
  @POST
  @Path("{id}/restore")
  @Guarded(Policy.DELETE_IMAGE)
  public Response restore(@PathParam("id") String id, @Context HttpServletRequest request) {
    RequestBody.refuse(request);
    return json(new ImageDocument(bin.restore(id, Actors.of(request))));
  }

  /** Purge Image: 204, and nothing brings it back; 400, 403, 404. */
  @DELETE
  @Path("{id}")
  @Guarded(Policy.DELETE_IMAGE)
  public Response purge(@PathParam("id") String id, @Context HttpServletRequest request) {
    RequestBody.refuse(request);
    bin.purge(id, Actors.of(request));
    return Response.noContent().build();
  }

  private static Response json(JsonDocument document) {
    return Response.ok(document, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
