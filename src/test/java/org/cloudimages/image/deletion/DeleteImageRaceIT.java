package org.cloudimages.image.deletion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Racers;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Deletes that race with each other and with patches. */
@ArquillianTest
@Tag("database")
@SharedDeployment
class DeleteImageRaceIT {

  private static final int ROUNDS = Integer.getInteger("race.rounds", 300);
  private static final int RACERS = 8;

  private final Api owner = Api.as("member").persistent();
  @AutoClose private final Racers racers = new Racers(RACERS);

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @Test
  void exactlyOneOfEightRacingDeletesWins() throws Exception {
    List<Integer> oneWinner = new ArrayList<>(Collections.nCopies(RACERS, 404));
    oneWinner.set(0, 204);
    for (int round = 0; round < ROUNDS; round++) {
      String image = owner.create("round " + round);

      List<Integer> results = racers.race(() -> owner.delete(image).status());

      assertEquals(oneWinner, results.stream().sorted().toList(), "round " + round);
    }
  }

  @Test
  void patchNeverBringsADeletedImageBack() throws Exception {
    for (int round = 0; round < ROUNDS / 10; round++) {
      String image = owner.create("round " + round);
      List<Callable<Integer>> runs = new ArrayList<>();
      runs.add(() -> owner.delete(image).status());
      IntStream.range(1, RACERS)
          .forEach(n -> runs.add(() -> owner.replace(image, "name", "n").status()));

      List<Integer> results = racers.race(runs);

      assertEquals(1, Collections.frequency(results, 204), results::toString);
      assertEquals(404, owner.get(image).status());
      assertEquals(
          RACERS - 1,
          Collections.frequency(results, 200) + Collections.frequency(results, 404),
          results::toString);
    }
  }

  /** A delete that was acknowledged must have seen the image unprotected, and never the reverse. */
  @Test
  void protectionAndDeleteNeverBothHold() throws Exception {
    for (int round = 0; round < ROUNDS / 10; round++) {
      String image = owner.create("round " + round);
      List<Callable<Integer>> runs = new ArrayList<>();
      IntStream.range(0, RACERS / 2).forEach(n -> runs.add(() -> owner.delete(image).status()));
      IntStream.range(0, RACERS / 2)
          .forEach(n -> runs.add(() -> owner.replace(image, "protected", JsonValue.TRUE).status()));

      List<Integer> results = racers.race(runs);

      boolean deleted = results.contains(204);
      assertEquals(deleted ? 404 : 200, owner.get(image).status(), results::toString);
      assertEquals(deleted ? 1 : 0, Collections.frequency(results, 204), results::toString);
      assertEquals(!deleted, results.contains(403), results::toString);
    }
  }
}
