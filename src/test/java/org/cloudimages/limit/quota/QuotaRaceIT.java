package org.cloudimages.limit.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Racers;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many create at once where there is room for few. */
@ArquillianTest
@Tag("database")
class QuotaRaceIT {

  private static final int ROUNDS = Integer.getInteger("race.rounds", 300) / 10;
  private static final int RACERS = 64;
  private static final int ROOM = 10;

  private final Api keeper = Api.as("keeper").persistent();
  @AutoClose private final Racers racers = new Racers(RACERS);

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(Map.of("images.quota.count.kept", Integer.toString(ROOM)));
  }

  /** A server that has just started is not yet as quick as its time limits expect. */
  @BeforeEach
  void warmUp() {
    for (int n = 0; n < 2 * ROOM; n++) {
      keeper.delete(keeper.create("to warm up")).expect(204);
    }
  }

  @Test
  void exactlyAsManyCreatesWinAsThereIsRoom() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<Answer> answers = racers.race(this::create);

      List<Integer> statuses = answers.stream().map(Answer::status).toList();
      assertEquals(ROOM, Collections.frequency(statuses, 201), "round " + round + ": " + statuses);
      assertEquals(
          RACERS - ROOM, Collections.frequency(statuses, 413), "round " + round + ": " + statuses);
      assertEquals(ROOM, used());
      answers.stream()
          .filter(answer -> answer.status() == 201)
          .forEach(answer -> keeper.delete(answer.json().getString("self")).expect(204));
    }
    assertEquals(0, used());
  }

  private Answer create() {
    return keeper.post("/v2/images", JsonObject.EMPTY_JSON_OBJECT);
  }

  private int used() {
    return keeper
        .get("/v2/info/usage")
        .expect(200)
        .json()
        .getJsonObject("usage")
        .getJsonObject("image_count_total")
        .getInt("usage");
  }
}
