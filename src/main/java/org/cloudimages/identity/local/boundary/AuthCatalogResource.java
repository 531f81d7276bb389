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
import org.cloudimages.identity.AnyCaller;
import org.cloudimages.identity.local.LocalSettings;

/** The catalog of services, without a token around it. */
@Path("/identity/v3/auth/catalog")
@Singleton
public class AuthCatalogResource {

  @Inject private Sessions sessions;
  @Inject private PublicEndpoint endpoint;
  @Inject private LocalSettings settings;

  @GET
  @AnyCaller
  @Produces(MediaType.APPLICATION_JSON)
  public JsonDocument show(@Context HttpServletRequest request) {
    sessions.ofCaller(request);
    String url = endpoint.of(request);
    return json -> {
      json.writeStartObject();
      new Catalog(url, settings.regions()).writeTo(json);
      json.writeStartObject("links").write("self", url + "/identity/v3/auth/catalog").writeEnd();
      json.writeEnd();
    };
  }
}
