package org.cloudimages.proof;

import java.nio.file.Path;
import java.util.List;
import org.cloudimages.arquillian.SecondNode;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.AppServer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.PostgresOnly;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes share a database and a store, and one of them is killed. */
@ArquillianTest
@PostgresOnly
@Tag("postgresql")
@Tag("slow")
class TwoNodesIT {

  private static final int OPERATIONS = Integer.getInteger("race.operations", 4000);
  private static final int CLIENTS = 8;

  private final AppServer first = TestBed.get().server();
  private final Recorder recorder = new Recorder();

  @TempDir private Path directory;

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(Suites.settings());
  }

  @Test
  void everyPromiseHoldsOnBothAndOutlivesOne() throws Exception {
    try (AppServer second = SecondNode.create(directory, war())) {
      second.start();
      Await.until(() -> isServing(first) && isServing(second));
      try (Workload workload =
          Workload.start(
              recorder,
              "both",
              CLIENTS,
              Program.EVERYTHING,
              List.of(first.endpoint(), second.endpoint()))) {
        workload.await(OPERATIONS / 2);
        second.kill();
        workload.await(OPERATIONS / 8);
        workload.end();
      }
    }
    Proof.complete(recorder);
    System.out.printf("two nodes, one killed: %s%n", recorder.summary());
  }

  private static boolean isServing(AppServer node) {
    return Api.as("member").at(node.endpoint()).get("/v2/images?limit=1").status() == 200;
  }
}
