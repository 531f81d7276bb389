package org.cloudimages.image.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.http.content.NoBody;
import org.cloudimages.image.change.ImageActivation;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** {@code /v2/images/{id}/actions}: takes the data of an image out of use and into use again. */
@Path("/v2/images/{id}/actions")
@Singleton
public class ImageActionsResource {

  @Inject private ImageActivation activation;

  /** Deactivate Image: 204, also when it is deactivated; 400, 403, 404. */
  @POST
  @Path("deactivate")
  @Guarded(Policy.DEACTIVATE)
  @NoBody
  public void deactivate(@PathParam("id") String id, @Context HttpServletRequest request) {
    activation.deactivate(id, Actors.of(request));
  }

  /** Reactivate Image: 204, also when it is active; 400, 403, 404. */
  @POST
  @Path("reactivate")
  @Guarded(Policy.REACTIVATE)
  @NoBody
  public void reactivate(@PathParam("id") String id, @Context HttpServletRequest request) {
    activation.reactivate(id, Actors.of(request));
  }
}
