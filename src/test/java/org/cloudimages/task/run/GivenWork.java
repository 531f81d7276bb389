package org.cloudimages.task.run;

import java.time.Instant;
import java.util.function.Consumer;
import org.cloudimages.blob.Blob;
import org.cloudimages.database.DerbyDatabase;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TaskWork;
import org.cloudimages.task.entity.Task;
import org.cloudimages.task.entity.TaskType;

/** Work that a test gives; what it takes back is a row with the id of the task. */
record GivenWork(DerbyDatabase database, Consumer<TaskRun> work) implements TaskWork {

  @Override
  public TaskType type() {
    return TaskType.API_IMAGE_IMPORT;
  }

  @Override
  public void run(TaskRun run) {
    work.accept(run);
  }

  @Override
  public void abandon(Task task, Instant now) {
    database.current().persist(new Blob(task.id(), "taken-back", 0, now, now));
  }

  /** How often something was taken back for the task. */
  long abandoned(Task task) {
    return database.read(
        entities ->
            entities
                .createQuery("SELECT COUNT(b) FROM Blob b WHERE b.imageId = :task", Long.class)
                .setParameter("task", task.id())
                .getSingleResult());
  }
}
