package org.cloudimages.identity.local.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.cloudimages.http.PublicEndpoint;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.identity.AnyCaller;

/** The projects that the caller can get a token for. */
@Path("/identity/v3/auth/projects")
@Singleton
public class AuthProjectsResource {

  @Inject private Sessions sessions;
  @Inject private PublicEndpoint endpoint;

  @GET
  @AnyCaller
  @Produces(MediaType.APPLICATION_JSON)
  public JsonDocument list(@Context HttpServletRequest request) {
    return new ProjectListDocument(
        List.of(sessions.ofCaller(request).user().project()),
        endpoint.of(request),
        "/identity/v3/auth/projects");
  }
}
