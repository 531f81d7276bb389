package org.cloudimages.identity.local.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.cloudimages.http.PublicEndpoint;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.identity.WithoutToken;

/** Which versions of the identity API there are, for clients without a token. */
@Path("/identity")
@Singleton
public class IdentityVersionsResource {

  private static final int MULTIPLE_CHOICES = 300;

  @Inject private PublicEndpoint endpoint;

  @GET
  @WithoutToken
  public Response list(@Context HttpServletRequest request) {
    IdentityVersion version = new IdentityVersion(endpoint.of(request));
    JsonDocument document =
        json -> {
          json.writeStartObject().writeStartObject("versions").writeStartArray("values");
          json.writeStartObject();
          version.writeAttributes(json);
          json.writeEnd();
          json.writeEnd().writeEnd().writeEnd();
        };
    return Response.status(MULTIPLE_CHOICES)
        .type(MediaType.APPLICATION_JSON)
        .entity(document)
        .build();
  }
}
