package org.cloudimages.task.control;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cloudimages.fault.ImagesException;

/** The secrets of tasks that this node has begun, by the task's id. Thread-safe. */
@Singleton
public class TaskSecrets {

  private static final int MAX_SECRETS = 1000;

  private final Map<String, TaskSecret> secrets = new ConcurrentHashMap<>();

  /**
   * Keeps a secret until it is forgotten.
   *
   * @throws ImagesException 503 when there are too many
   */
  void keep(String task, TaskSecret secret) {
    if (secrets.size() >= MAX_SECRETS) {
      throw ImagesException.unavailable();
    }
    secrets.put(task, secret);
  }

  public Optional<TaskSecret> of(String task) {
    return Optional.ofNullable(secrets.get(task));
  }

  /** The tasks of which it keeps one. */
  public List<String> tasks() {
    return List.copyOf(secrets.keySet());
  }

  public void forget(String task) {
    secrets.remove(task);
  }
}
