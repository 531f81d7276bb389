package org.cloudimages.image.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.NoBody;
import org.cloudimages.image.deletion.DeletionPreviews;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** {@code /v2/images/{id}/deletion}: an extension of the API, what a delete would do. */
@Path("/v2/images/{id}/deletion")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class DeletionPreviewResource {

  @Inject private DeletionPreviews previews;

  /** Preview Deletion: 200 with what a delete would be answered and remove; 400, 404. */
  @GET
  @Guarded(Policy.GET_IMAGE)
  @NoBody
  public JsonDocument show(@PathParam("id") String id, @Context HttpServletRequest request) {
    return new DeletionPreviewDocument(previews.preview(id, Actors.of(request).caller()));
  }
}
