package org.cloudimages.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everything that may be done to an image at once with everything else, and nothing fails. */
@ArquillianTest
@Tag("slow")
class MixedRaceIT {

  private static final int OPERATIONS = Integer.getInteger("race.operations", 4000);
  private static final int CLIENTS = 12;

  private final Recorder recorder = new Recorder(List.of(Suites.TOO_MANY), List.of());

  @Deployment(testable = false)
  static WebArchive war() {
    // because usage is counted only where something bounds it
    return TestWar.create(
        Suites.withImports(
            Map.of("images.quota.count", "1000000", "images.recycle-bin.retention", "PT1H")));
  }

  @Test
  void everyPromiseHoldsInTheCrowd() throws Exception {
    try (SlowWeb web = new SlowWeb()) {
      web.hurry();
      try (Workload workload =
          Workload.start(
              recorder,
              "crowd",
              CLIENTS,
              new ImportPrograms(web, Suites.STORES).and(Program.WITH_RECYCLE_BIN),
              List.of(TestBed.get().server().endpoint()))) {
        workload.await(OPERATIONS);
        workload.end();
      }
      ServiceState end = Proof.complete(recorder);
      System.out.printf("crowd of %d: %s; %s%n", CLIENTS, recorder.summary(), end.summary());
    }
    assertEquals(imagesOfProject(), usage("image_count_total"));
  }

  private static long imagesOfProject() {
    return new Probe(Api.as("member"))
        // because what lies in the recycle bin counts
        .number(
            "SELECT COUNT(*) FROM images WHERE owner = 'demo'"
                + " AND (deleted = FALSE OR status = 'PENDING_DELETE')");
  }

  private static long usage(String name) {
    return Api.as("member")
        .get("/v2/info/usage")
        .expect(200)
        .json()
        .getJsonObject("usage")
        .getJsonObject(name)
        .getInt("usage");
  }
}
