package org.cloudimages.task.run;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cloudimages.audit.Actor;
import org.cloudimages.database.DatabaseClock;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.task.control.TaskAudit;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskSecret;
import org.cloudimages.task.control.TaskSettings;
import org.cloudimages.task.entity.Task;

/** A task that this node claimed just now, and whose lease it renews. */
final class ClaimedTask implements TaskRun {

  private static final Logger LOG = System.getLogger(ClaimedTask.class.getName());

  private final Task task;
  private final Optional<TaskSecret> secret;
  private final TaskQueue queue;
  private final TaskSettings settings;
  private final DatabaseClock clock;
  private final BooleanSupplier stopping;
  private String message = "";
  private long checked = System.nanoTime();
  private long renewed = checked;

  ClaimedTask(
      Task task,
      Optional<TaskSecret> secret,
      TaskQueue queue,
      TaskSettings settings,
      DatabaseClock clock,
      BooleanSupplier stopping) {
    this.task = task;
    this.secret = secret;
    this.queue = queue;
    this.settings = settings;
    this.clock = clock;
    this.stopping = stopping;
  }

  @Override
  public Task task() {
    return task;
  }

  @Override
  public Actor actor() {
    return TaskAudit.actor(task);
  }

  @Override
  public Optional<TaskSecret> secret() {
    return secret;
  }

  @Override
  public void progress(String text) {
    message = Task.cut(text);
    keep();
  }

  @Override
  public void keep() {
    if (stopping.getAsBoolean()) {
      throw new TaskFailure("The node that worked on it was stopped.");
    }
    long now = System.nanoTime();
    if (now - checked < settings.check().toNanos()) {
      return;
    }
    checked = now;
    if (isRenewed()) {
      renewed = now;
    } else if (now - renewed > settings.lease().toNanos()) {
      throw ImagesException.unavailable();
    }
  }

  private boolean isRenewed() {
    boolean ours;
    try {
      Instant now = clock.instant();
      ours = queue.renew(task.id(), message, now, now.plus(settings.lease()));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The lease of a task could not be renewed", e);
      return false;
    }
    if (!ours) {
      throw new TaskFailure("The task has been ended by others.");
    }
    return true;
  }
}
