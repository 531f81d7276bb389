package org.cloudimages.image.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.RequestBody;
import org.cloudimages.image.deletion.BulkDeletion;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;

/** {@code /v2/images/actions/delete}: an extension of the API, many deletes in one request. */
@Path("/v2/images/actions/delete")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class BulkDeletionResource {

  @Inject private BulkDeletion deletion;

  /** Delete Images: 200 with what became of each; 400, 403, 413, 415. */
  @POST
  @Guarded(Policy.DELETE_IMAGE)
  public JsonDocument delete(@Context HttpServletRequest request) {
    BulkDeletionBody body = BulkDeletionBody.parse(RequestBody.object(request));
    Actor actor = Actors.of(request);
    BulkDeletion.Results results =
        switch (body.kind()) {
          case IDS -> new BulkDeletion.Results(deletion.delete(body.ids(), actor), false);
          case FILTER -> deletion.delete(body.query(actor.caller().projectId()), actor);
        };
    return new BulkDeletionDocument(results);
  }
}
