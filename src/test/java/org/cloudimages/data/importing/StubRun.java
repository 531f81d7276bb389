package org.cloudimages.data.importing;

import java.util.Optional;
import java.util.function.Consumer;
import org.cloudimages.audit.Actor;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskSecret;
import org.cloudimages.task.entity.Task;

/**
 * A run of no task.
 *
 * @param living is called when it is to say that it lives
 * @param told is called with its progress
 */
record StubRun(Runnable living, Consumer<String> told) implements TaskRun {

  @Override
  public Task task() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Actor actor() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<TaskSecret> secret() {
    return Optional.empty();
  }

  @Override
  public void keep() {
    living.run();
  }

  @Override
  public void progress(String message) {
    keep();
    told.accept(message);
  }
}
