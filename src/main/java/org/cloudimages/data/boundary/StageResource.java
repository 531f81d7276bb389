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
import org.cloudimages.data.importing.Imports;
import org.cloudimages.data.upload.Uploads;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** Lays data down for an import. */
@Path("/v2/images/{id}/stage")
@Singleton
public class StageResource {

  @Inject private Uploads uploads;
  @Inject private Imports imports;

  /**
   * Stage Image Data: 204, and the image is uploading; 400, 403, 404, 409, 410, 411, 413, 415, 503.
   */
  @PUT
  @Guarded(Policy.STAGE_IMAGE)
  public void stage(@PathParam("id") String id, @Context HttpServletRequest request) {
    imports.requireStaging();
    Actor actor = Actors.of(request);
    uploads.stage(id, new DataBody(request).source(), actor);
  }
}
