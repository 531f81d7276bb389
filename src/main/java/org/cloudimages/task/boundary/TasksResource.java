package org.cloudimages.task.boundary;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.cloudimages.audit.Actor;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.http.PublicEndpoint;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.JsonDocument;
import org.cloudimages.http.content.RequestBody;
import org.cloudimages.identity.request.Identification;
import org.cloudimages.policy.Guarded;
import org.cloudimages.policy.Policy;
import org.cloudimages.task.TaskManager;
import org.cloudimages.task.entity.Task;

/** {@code /v2/tasks}: work that clients ask for, and what else goes on for their projects. */
@Path("/v2/tasks")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class TasksResource {

  @Inject private TaskManager tasks;
  @Inject private PublicEndpoint endpoint;

  /** Create Task: 201 with the task; 400, 403, 413, 415. */
  @POST
  @Guarded(Policy.TASKS_API_ACCESS)
  public Response create(@Context HttpServletRequest request) {
    Actor actor = Actors.of(request);
    tasks.admit(Policy.ADD_TASK, actor.caller());
    NewTaskBody body = NewTaskBody.parse(RequestBody.object(request));
    Task task =
        tasks.create(body.kind(), body.input(), actor, Identification.storageToken(request));
    return Response.status(Response.Status.CREATED)
        .entity(new TaskDocument(task))
        .header(HttpHeaders.LOCATION, endpoint.of(request) + StubFields.path(task.id()))
        .build();
  }

  /** List Tasks: 200 with a page; 400, 403. */
  @GET
  @Guarded(Policy.TASKS_API_ACCESS)
  public JsonDocument list(@Context HttpServletRequest request) {
    Actor actor = Actors.of(request);
    tasks.admit(Policy.GET_TASKS, actor.caller());
    QueryParameters query = QueryParameters.parse(request.getQueryString());
    return new TaskListDocument(tasks.list(TaskListQuery.parse(query), actor.caller()), query);
  }

  /** Show Task: 200 with the task; 403, 404. */
  @GET
  @Path("{id}")
  @Guarded(Policy.TASKS_API_ACCESS)
  public JsonDocument show(@PathParam("id") String id, @Context HttpServletRequest request) {
    Actor actor = Actors.of(request);
    tasks.admit(Policy.GET_TASK, actor.caller());
    return new TaskDocument(tasks.show(id, actor.caller()));
  }
}
