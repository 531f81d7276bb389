package org.cloudimages.info.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.cloudimages.audit.Actor;
import org.cloudimages.http.RequestBody;
import org.cloudimages.identity.AnyCaller;
import org.cloudimages.limit.quota.Quotas;

/** {@code /v2/info}: what the service tells about itself. */
@Path("/v2/info")
@Singleton
public class InfoResource {

  @Inject private Quotas quotas;

  /** Show Usage: 200 with what the caller's project may use and uses; 400. */
  @GET
  @Path("usage")
  @AnyCaller
  public Response usage(@Context HttpServletRequest request) {
    RequestBody.refuse(request);
    return Response.ok(
            new UsageDocument(quotas.usage(Actor.of(request).caller().projectId())),
            MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}
