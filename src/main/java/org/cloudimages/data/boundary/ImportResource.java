package org.cloudimages.data.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.data.importing.ImportRequest;
import org.cloudimages.data.importing.Imports;
import org.cloudimages.http.content.RequestBody;
import org.cloudimages.idempotency.boundary.RepeatableRequest;
import org.cloudimages.idempotency.boundary.Repetitions;
import org.cloudimages.identity.request.Identification;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** Gives an image data that no request brings. */
@Path("/v2/images/{id}/import")
@Singleton
public class ImportResource {

  @Inject private Imports imports;
  @Inject private Repetitions repetitions;

  /** Import Image: 202, and a task is at it; 400, 403, 404, 409, 413, 415, 422. */
  @POST
  @Guarded(Policy.IMPORT_IMAGE)
  public Response begin(@PathParam("id") String id, @Context HttpServletRequest request) {
    JsonObject body = RequestBody.object(request);
    Optional<String> store =
        Optional.ofNullable(request.getHeader(DataBody.STORE)).map(String::strip);
    ImportRequest wanted = ImportRequest.parse(body, store);
    Actor actor = Actors.of(request);
    return repetitions.answer(
        RepeatableRequest.of(request, Policy.IMPORT_IMAGE, body, store),
        () -> imports.prepare(id, wanted, actor, Identification.userToken(request)),
        secret -> {
          imports.begin(id, wanted, secret, actor);
          return Response.accepted().build();
        });
  }
}
