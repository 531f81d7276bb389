package org.cloudimages.task;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.util.List;
import org.cloudimages.audit.Actor;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.database.RowId;
import org.cloudimages.fault.Commits;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.Caller;
import org.cloudimages.identity.UserToken;
import org.cloudimages.image.access.VisibleImages;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.Policy;
import org.cloudimages.policy.PolicyTarget;
import org.cloudimages.task.control.NewTask;
import org.cloudimages.task.control.TaskCreation;
import org.cloudimages.task.control.TaskKind;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.search.TaskPage;
import org.cloudimages.task.search.TaskQuery;
import org.cloudimages.task.search.TaskSearch;

/** The door to tasks for clients. Thread-safe. */
@Singleton
public class TaskManager {

  private final Policies policies;
  private final TaskCreation creation;
  private final TaskSearch search;
  private final VisibleImages images;
  private final DatabaseClock clock;

  @Inject
  TaskManager(
      Policies policies,
      TaskCreation creation,
      TaskSearch search,
      VisibleImages images,
      DatabaseClock clock) {
    this.policies = policies;
    this.creation = creation;
    this.search = search;
    this.images = images;
    this.clock = clock;
  }

  /**
   * Makes sure that the caller may have to do with tasks at all, before anything else of his
   * request is looked at.
   *
   * @throws ImagesException 403
   */
  public void admit(Policy next, Caller caller) {
    require(Policy.TASKS_API_ACCESS, caller);
    require(next, caller);
  }

  private void require(Policy policy, Caller caller) {
    policies.require(policy, caller, PolicyTarget.ownedBy(caller.projectId()));
  }

  /**
   * Begins a task, status {@code pending}.
   *
   * @throws ImagesException 400 for what nobody does or would do, 403 or 413 for what the caller
   *     may not, 413 for too many tasks, 503 where a token cannot be kept
   */
  public Task create(TaskKind kind, JsonObject input, Actor actor, UserToken token) {
    NewTask wanted = creation.accept(kind, input, actor, token);
    String id = RowId.next(clock.instant());
    return Commits.settled(() -> creation.create(id, wanted), () -> createAgain(id, wanted));
  }

  /** One of that id is what the first attempt has begun, whose commit nobody knew of. */
  private Task createAgain(String id, NewTask wanted) {
    try {
      return creation.create(id, wanted);
    } catch (RuntimeException e) {
      return search.find(id, wanted.actor().caller()).orElseThrow(() -> e);
    }
  }

  /**
   * Lists a page of the tasks of the caller's project, or for an admin of all.
   *
   * @throws ImagesException 400 for an unknown marker
   */
  public TaskPage list(TaskQuery query, Caller caller) {
    return search.page(query, caller);
  }

  /**
   * Shows one task.
   *
   * @throws ImagesException 404, the same whether it is unknown, expired or another project's
   */
  public Task show(String id, Caller caller) {
    return search
        .find(id, caller)
        .orElseThrow(() -> ImagesException.notFound("No task with id " + id + " exists."));
  }

  /**
   * Lists the tasks of an image, whoever began them.
   *
   * @throws ImagesException 404 when there is no image that the caller may see
   */
  public List<Task> ofImage(String imageId, Caller caller) {
    return search.ofImage(images.look(imageId, caller).image().id());
  }
}
