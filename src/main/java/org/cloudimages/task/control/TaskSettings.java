package org.cloudimages.task.control;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.cloudimages.setting.SettingReader;

/**
 * What operators may set about tasks.
 *
 * @param threads how many tasks this node works on at once
 * @param running how many tasks of one project all nodes together work on at once, or few more
 * @param open how many tasks a project may have that have not ended
 * @param lease how long a node that says nothing is taken for alive
 * @param check how often a node says that it still works on a task
 * @param interval how often a node looks for tasks that others have begun or left
 * @param life how long a task is seen after its end
 */
@Singleton
public record TaskSettings(
    int threads,
    int running,
    int open,
    Duration lease,
    Duration check,
    Duration interval,
    Duration life) {

  private static final String LEASE = "images.tasks.lease";
  private static final String CHECK = "images.tasks.check";
  private static final String MIN_TIME = "PT0.001S";

  @Inject
  public TaskSettings(SettingReader settings) {
    this(
        settings.count("images.tasks.threads", 4, 1, 64),
        settings.count("images.tasks.running-per-project", 2, 1, 1000),
        settings.count("images.tasks.open-per-project", 1000, 1, 1_000_000),
        settings.duration(LEASE, "PT5M", MIN_TIME),
        settings.duration(CHECK, "PT5S", MIN_TIME),
        settings.duration("images.tasks.interval", "PT5S", "PT0.1S"),
        settings.duration("images.tasks.life", "PT48H", MIN_TIME));
    if (check.multipliedBy(2).compareTo(lease) > 0) {
      throw settings.invalid(CHECK, "at most half of " + LEASE, check);
    }
  }
}
