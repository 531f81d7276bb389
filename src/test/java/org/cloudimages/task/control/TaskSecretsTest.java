package org.cloudimages.task.control;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskSecretsTest {

  private record Token() implements TaskSecret {}

  private final TaskSecrets secrets = new TaskSecrets();

  private void keep(String project, int count) {
    IntStream.range(0, count).forEach(n -> secrets.keep(project, project + n, new Token()));
  }

  @Test
  void projectDoesNotTakeTheRoomOfOthers() {
    keep("greedy", TaskSecrets.MAX_OF_PROJECT);
    assertRefused(413, () -> secrets.keep("greedy", "more", new Token()));
    keep("other", 1);
    secrets.forget("greedy0");
    secrets.keep("greedy", "more", new Token());
    assertEquals(TaskSecrets.MAX_OF_PROJECT + 1, secrets.tasks().size());
  }

  @Test
  void nodeKeepsSoManyAndNoMore() {
    IntStream.range(0, TaskSecrets.MAX_SECRETS / TaskSecrets.MAX_OF_PROJECT)
        .forEach(n -> keep("project " + n + " ", TaskSecrets.MAX_OF_PROJECT));
    assertRefused(503, () -> secrets.keep("one more", "task", new Token()));
  }
}
