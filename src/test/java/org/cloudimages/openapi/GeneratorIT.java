package org.cloudimages.openapi;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;

import java.io.IOException;
import java.util.Map;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.quicktheories.QuickTheory;

/**
 * Requests that nobody thought of, made from the document, and sequences of them against a model. A
 * failure is shrunk and printed as commands of curl, with the seed that repeats it. Without {@code
 * -Dgenerator.seed} they are the same each time.
 */
@ArquillianTest
class GeneratorIT {

  private static final int REQUESTS = Integer.getInteger("generator.requests", 2_000);
  private static final int SEQUENCES = Integer.getInteger("generator.sequences", 200);
  private static final long SEED = Long.getLong("generator.seed", 1);
  private static final int SHRINKS = 400;

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of(
            "images.recycle-bin.retention", "P1D",
            "images.show-multiple-locations", "true",
            "images.reclaim.delay", "PT0S",
            "images.reclaim.interval", "PT1S"));
  }

  private static QuickTheory theory(int examples) {
    return qt().withFixedSeed(SEED).withExamples(examples).withShrinkCycles(SHRINKS);
  }

  @Test
  void everyAnswerToAnyRequestIsOneOfTheDocument() throws IOException {
    World world = new World();
    Judge judge = new Judge();
    try (Wire wire = new Wire()) {
      // because some are drawn a second time, and are not sent again
      theory(REQUESTS + REQUESTS / 8)
          .forAll(Draw.generator(RequestMaker::any))
          .checkAssert(request -> check(request, world, judge, wire));
      System.out.printf("%d generated requests, seed %d: %s%n", wire.sent(), SEED, judge.summary());
      assertTrue(wire.sent() >= REQUESTS);
    } finally {
      world.end();
    }
  }

  @Test
  void everySequenceGoesAsTheModelSays() throws IOException {
    World world = new World();
    Judge judge = new Judge();
    try (Wire wire = new Wire()) {
      theory(SEQUENCES)
          .forAll(Draw.generator(Step::story))
          .checkAssert(steps -> new Story(wire, judge).tell(steps));
      System.out.printf(
          "%d generated sequences of %d requests, seed %d: %s%n",
          SEQUENCES, wire.sent(), SEED, judge.summary());
      assertTrue(wire.sent() >= SEQUENCES);
    } finally {
      world.end();
    }
  }

  private static void check(GeneratedRequest template, World world, Judge judge, Wire wire) {
    GeneratedRequest request = template.with(world.names());
    Answer answer = wire.send(request);
    try {
      judge.check(request, answer);
      checkHidden(template, answer, world, wire);
    } catch (AssertionError e) {
      throw new AssertionError("after " + wire.before() + "\n" + e.getMessage(), e);
    } finally {
      world.restore(template, answer);
    }
  }

  /** A private image of others is as if there were none. */
  private static void checkHidden(
      GeneratedRequest template, Answer answer, World world, Wire wire) {
    // because what is no HTTP may be answered by the server, on one connection so and then so
    if (template.isHttp()
        && template.target().contains("$FOREIGN")
        && !template.target().contains("?")
        // because a key that was used for something else is refused before anything is looked for
        && !template.has("Idempotency-Key")
        && World.hides(template.user())) {
      GeneratedRequest none = template.with(text -> text.replace("$FOREIGN", "$UNKNOWN"));
      Judge.checkAlike(
          answer, world.id("$FOREIGN"), wire.send(none.with(world.names())), world.id("$UNKNOWN"));
    }
  }
}
