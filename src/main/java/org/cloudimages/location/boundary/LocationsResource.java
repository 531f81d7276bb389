package org.cloudimages.location.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.NoBody;
import org.cloudimages.http.content.RequestBody;
import org.cloudimages.location.control.Locations;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** {@code /v2/images/{id}/locations}: where data lie, for the services of the cloud. */
@Path("/v2/images/{id}/locations")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class LocationsResource {

  @Inject private Locations locations;

  /** Add Location: 202, and a task looks at what lies there; 400, 403, 404, 409, 413. */
  @POST
  @Guarded(Policy.ADD_IMAGE_LOCATION)
  public Response add(@PathParam("id") String id, @Context HttpServletRequest request) {
    Actor actor = Actors.of(request);
    locations.add(id, LocationBody.parse(RequestBody.object(request)), actor);
    return Response.accepted().build();
  }

  /** List Locations: 200 with all of them; 403, 404. */
  @GET
  @Guarded(Policy.FETCH_IMAGE_LOCATION)
  @NoBody
  public JsonDocument list(@PathParam("id") String id, @Context HttpServletRequest request) {
    return new LocationListDocument(locations.list(id, Actors.of(request).caller()));
  }
}
