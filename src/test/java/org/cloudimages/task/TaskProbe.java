package org.cloudimages.task;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.Optional;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.database.Database;
import org.cloudimages.http.content.RequestBody;
import org.cloudimages.image.entity.Image;
import org.cloudimages.task.control.NewTask;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskWork;
import org.cloudimages.task.control.Tasks;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskStyle;
import org.cloudimages.task.entity.TaskType;

/**
 * Lets a test begin tasks whose work does what their input says: {@code fail} with a message, or
 * end with a {@code result}. What it takes back is seen by the date of the image.
 */
@Path("/v2/probe/tasks")
@Singleton
public class TaskProbe implements TaskWork {

  /** When an image says that it was changed of which a task took back something. */
  private static final Instant TAKEN_BACK = Instant.parse("2100-01-01T00:00:00Z");

  @Inject private Rows rows;
  @Inject private Database database;

  /** Begins a task in that style, which is one of an image where that is not {@code none}. */
  @POST
  @Path("{style}/{image}")
  public String begin(
      @PathParam("style") TaskStyle style,
      @PathParam("image") String image,
      @Context HttpServletRequest request) {
    NewTask task =
        new NewTask(
            TaskType.EXPORT,
            style,
            Actors.of(request),
            Optional.of(image).filter(id -> !id.equals("none")),
            RequestBody.object(request),
            Optional.empty());
    return rows.begin(task).id();
  }

  /** Takes the node for dead that works on the tasks of the image. */
  @POST
  @Path("left/{image}")
  public void leave(@PathParam("image") String image) {
    rows.leave(image);
  }

  @Override
  public TaskType type() {
    return TaskType.EXPORT;
  }

  @Override
  public void run(TaskRun run) {
    JsonObject input = run.task().input();
    run.progress("working");
    if (input.containsKey("fail")) {
      throw new TaskFailure(input.getString("fail"));
    }
    rows.succeed(run, input.getJsonObject("result"));
  }

  @Override
  public void abandon(Task task, Instant now) {
    task.imageId()
        .ifPresent(
            id -> {
              Image image = database.current().find(Image.class, id);
              image.touch(TAKEN_BACK);
            });
  }

  /** Changes rows in transactions of their own. */
  @Singleton
  public static class Rows {

    @Inject private Tasks tasks;
    @Inject private Database database;

    @Transactional
    public Task begin(NewTask task) {
      return tasks.begin(task);
    }

    @Transactional
    public void leave(String image) {
      database
          .current()
          .createQuery("UPDATE Task t SET t.dueAt = :past WHERE t.imageId = :image")
          .setParameter("past", Instant.EPOCH)
          .setParameter("image", image)
          .executeUpdate();
    }

    @Transactional
    public void succeed(TaskRun run, JsonObject result) {
      tasks.succeed(run, result);
    }
  }
}
