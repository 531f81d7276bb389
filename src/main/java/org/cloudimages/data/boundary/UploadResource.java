package org.cloudimages.data.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.data.upload.Uploads;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** Gives an image its data. */
@Path("/v2/images/{id}/file")
@Singleton
public class UploadResource {

  @Inject private Uploads uploads;

  /**
   * Upload Image Data: 204, and the image is active; 400, 403, 404, 409, 410, 411, 413, 415, 503.
   */
  @PUT
  @Guarded(Policy.UPLOAD_IMAGE)
  public void upload(@PathParam("id") String id, @Context HttpServletRequest request) {
    Actor actor = Actors.of(request);
    DataBody body = new DataBody(request);
    uploads.upload(id, body.store(), body.source(), actor);
  }
}
