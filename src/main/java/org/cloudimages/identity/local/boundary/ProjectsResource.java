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
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.identity.AnyCaller;
import org.cloudimages.identity.local.LocalUser;
import org.cloudimages.identity.local.Session;

/** Shows all projects to an administrator, and to others their own. */
@Path("/identity/v3/projects")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class ProjectsResource {

  @Inject private Sessions sessions;
  @Inject private PublicEndpoint endpoint;

  /** Knows the filters {@code name} and {@code domain_id}. */
  @GET
  @AnyCaller
  public JsonDocument list(@Context HttpServletRequest request) {
    if (!sessions.ofCaller(request).user().isAdmin()) {
      // because the stock CLI then asks for the projects of the user
      throw ImagesException.forbidden("Only an administrator lists all projects.");
    }
    QueryParameters query = QueryParameters.parse(request.getQueryString());
    List<LocalUser.Project> projects =
        sessions.users().projects().stream()
            .filter(project -> query.value("name").map(project.name()::equals).orElse(true))
            .filter(project -> query.value("domain_id").map(OurDomain.ID::equals).orElse(true))
            .toList();
    return new ProjectListDocument(projects, endpoint.of(request), "/identity/v3/projects");
  }

  @GET
  @AnyCaller
  @Path("{id}")
  public JsonDocument show(@Context HttpServletRequest request, @PathParam("id") String id) {
    Session caller = sessions.ofCaller(request);
    if (!caller.user().isAdmin() && !caller.user().project().id().equals(id)) {
      throw ImagesException.forbidden("The project is not yours.");
    }
    return sessions.users().projects().stream()
        .filter(project -> project.id().equals(id))
        .findFirst()
        .map(project -> new ProjectDocument(project, endpoint.of(request)))
        .orElseThrow(() -> ImagesException.notFound("No project with id " + id + " exists."));
  }
}
