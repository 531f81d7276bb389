package org.cloudimages.identity.local.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.cloudimages.http.PublicEndpoint;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.identity.WithoutToken;

/** What version 3 of the identity API is, for clients without a token. */
@Path("/identity/v3")
@Singleton
public class IdentityVersionResource {

  @Inject private PublicEndpoint endpoint;

  @GET
  @WithoutToken
  @Produces(MediaType.APPLICATION_JSON)
  public JsonDocument show(@Context HttpServletRequest request) {
    IdentityVersion version = new IdentityVersion(endpoint.of(request));
    return json -> {
      json.writeStartObject().writeStartObject("version");
      version.writeAttributes(json);
      json.writeEnd().writeEnd();
    };
  }
}
