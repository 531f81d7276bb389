package org.cloudimages.image.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.http.content.RequestBody;
import org.cloudimages.idempotency.boundary.RepeatableRequest;
import org.cloudimages.idempotency.boundary.Repetitions;
import org.cloudimages.image.deletion.BulkDeletion;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** {@code /v2/images/actions/delete}: an extension of the API, many deletes in one request. */
@Path("/v2/images/actions/delete")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class BulkDeletionResource {

  @Inject private BulkDeletion deletion;
  @Inject private Repetitions repetitions;

  /** Delete Images: 200 with what became of each; 400, 403, 409, 413, 415, 422. */
  @POST
  @Guarded(Policy.DELETE_IMAGE)
  public Response delete(@Context HttpServletRequest request) {
    JsonObject json = RequestBody.object(request);
    BulkDeletionBody body = BulkDeletionBody.parse(json);
    Actor actor = Actors.of(request);
    return repetitions.answerInParts(
        RepeatableRequest.of(request, Policy.DELETE_IMAGE, json), () -> results(body, actor));
  }

  private Response results(BulkDeletionBody body, Actor actor) {
    BulkDeletion.Results results =
        switch (body.kind()) {
          case IDS -> new BulkDeletion.Results(deletion.delete(body.ids(), actor), false);
          case FILTER -> deletion.delete(body.query(actor.caller().projectId()), actor);
        };
    return Response.ok(new BulkDeletionDocument(results)).build();
  }
}
