package org.cloudimages.identity.local.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.PublicEndpoint;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.identity.AnyCaller;
import org.cloudimages.identity.local.LocalUser;
import org.cloudimages.identity.local.Session;

/** The projects of a user: its one, for itself and for administrators. */
@Path("/identity/v3/users/{id}/projects")
@Singleton
public class UserProjectsResource {

  @Inject private Sessions sessions;
  @Inject private PublicEndpoint endpoint;

  @GET
  @AnyCaller
  @Produces(MediaType.APPLICATION_JSON)
  public JsonDocument list(@Context HttpServletRequest request, @PathParam("id") String id) {
    Session caller = sessions.ofCaller(request);
    if (!caller.user().isAdmin() && !caller.user().id().equals(id)) {
      throw ImagesException.forbidden("The user is another one.");
    }
    LocalUser.Project project =
        sessions
            .users()
            .user(id)
            .orElseThrow(() -> ImagesException.notFound("No user with id " + id + " exists."))
            .project();
    return new ProjectListDocument(
        List.of(project), endpoint.of(request), "/identity/v3/users/" + id + "/projects");
  }
}
