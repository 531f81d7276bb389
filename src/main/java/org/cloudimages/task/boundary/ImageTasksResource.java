package org.cloudimages.task.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.NoBody;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;
import org.cloudimages.task.TaskManager;

/** {@code /v2/images/{id}/tasks}: what goes on with an image, and how it ended. */
@Path("/v2/images/{id}/tasks")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class ImageTasksResource {

  @Inject private TaskManager tasks;

  /** List Tasks of an Image: 200 with all of them; 404. */
  @GET
  @Guarded(Policy.GET_IMAGE)
  @NoBody
  public JsonDocument list(@PathParam("id") String id, @Context HttpServletRequest request) {
    return new ImageTasksDocument(tasks.ofImage(id, Actors.of(request).caller()));
  }
}
