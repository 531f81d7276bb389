package org.cloudimages.task.control;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudimages.fault.ImagesException;

/** The secrets of tasks that this node has begun, by the task's id. Thread-safe. */
@Singleton
public class TaskSecrets {

  /** Secrets that a node keeps, or few more. */
  static final int MAX_SECRETS = 1000;

  private final Map<String, Kept> secrets = new ConcurrentHashMap<>();

  /** Those of one project's tasks, so that nobody takes the room of the others. */
  static final int MAX_OF_PROJECT = 100;

  private record Kept(String project, TaskSecret secret, long since) {

    boolean isOlderThan(Duration age) {
      return System.nanoTime() - since > age.toNanos();
    }
  }

  /**
   * Keeps a secret until it is forgotten.
   *
   * @throws ImagesException 413 when the project has too many here, 503 when there are too many
   */
  void keep(String project, String task, TaskSecret secret) {
    long own = secrets.values().stream().filter(kept -> kept.project().equals(project)).count();
    if (own >= MAX_OF_PROJECT) {
      throw ImagesException.overLimit(
          "The project has "
              + MAX_OF_PROJECT
              + " tasks that need a token and have not ended; it may have no more.");
    }
    if (secrets.size() >= MAX_SECRETS) {
      throw ImagesException.unavailable();
    }
    secrets.put(task, new Kept(project, secret, System.nanoTime()));
  }

  public Optional<TaskSecret> of(String task) {
    return Optional.ofNullable(secrets.get(task)).map(Kept::secret);
  }

  /** The tasks of which it keeps one. */
  public List<String> tasks() {
    return List.copyOf(secrets.keySet());
  }

  public void forget(String task) {
    secrets.remove(task);
  }

  /**
   * Forgets the secrets of all tasks but these.
   *
   * @param age what is younger stays, because the transaction that begins its task may still run
   */
  public void forgetOthers(Set<String> open, Duration age) {
    secrets
        .entrySet()
        .removeIf(kept -> !open.contains(kept.getKey()) && kept.getValue().isOlderThan(age));
  }
}
