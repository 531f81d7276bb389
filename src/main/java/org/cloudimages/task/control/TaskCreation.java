package org.cloudimages.task.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import org.cloudimages.audit.Actor;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.UserToken;
import org.cloudimages.task.entity.Task;

/** Begins tasks that clients ask for by name. */
@Singleton
public class TaskCreation {

  private final Tasks tasks;
  private final TaskWorks works;

  @Inject
  public TaskCreation(Tasks tasks, TaskWorks works) {
    this.tasks = tasks;
    this.works = works;
  }

  /**
   * Makes sure that there is somebody to do it, and that he would. Outside of a transaction,
   * because that may take as long as the look-up of a name.
   *
   * @throws ImagesException 400, 403 or 413, see {@link TaskWork#accept}
   */
  public NewTask accept(TaskKind kind, JsonObject input, Actor actor, UserToken token) {
    return works
        .find(kind.type(), kind.style())
        .orElseThrow(
            () ->
                ImagesException.invalid(
                    "type", "nobody here does tasks like this " + kind.type().text()))
        .accept(input, actor, token);
  }

  /**
   * Begins the task in one transaction, which has been committed when this returns.
   *
   * @param id one that nobody has, or that of a task of which nobody knows whether there is one
   * @throws ImagesException 400 or 413, see {@link Tasks#begin}
   */
  @Transactional
  public Task create(String id, NewTask wanted) {
    return tasks.begin(id, wanted);
  }
}
