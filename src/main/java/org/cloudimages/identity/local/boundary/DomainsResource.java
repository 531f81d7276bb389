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
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.PublicEndpoint;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.identity.AnyCaller;
import org.cloudimages.identity.local.Session;

/** Lists the one domain for an administrator, and shows it to everybody, for all are in it. */
@Path("/identity/v3/domains")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class DomainsResource {

  @Inject private Sessions sessions;
  @Inject private PublicEndpoint endpoint;

  /** Knows the filter {@code name}. */
  @GET
  @AnyCaller
  public JsonDocument list(@Context HttpServletRequest request) {
    if (!sessions.ofCaller(request).user().isAdmin()) {
      // because the stock CLI then takes the name of a domain for its id, and goes on
      throw ImagesException.forbidden("Only an administrator lists all domains.");
    }
    boolean ours =
        QueryParameters.parse(request.getQueryString())
            .value("name")
            .map(OurDomain.NAME::equals)
            .orElse(true);
    return new DomainListDocument(ours, endpoint.of(request));
  }

  @GET
  @AnyCaller
  @Path("{id}")
  public JsonDocument show(@Context HttpServletRequest request, @PathParam("id") String id) {
    Session caller = sessions.ofCaller(request);
    if (id.equals(OurDomain.ID)) {
      return new DomainDocument(endpoint.of(request));
    }
    throw caller.user().isAdmin()
        ? ImagesException.notFound("No domain with id " + id + " exists.")
        : ImagesException.forbidden("The domain is not yours.");
  }
}
