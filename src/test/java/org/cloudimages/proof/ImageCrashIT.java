package org.cloudimages.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.AppServer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server is killed, again and again, in the middle of everything that it does. */
@ArquillianTest
@Tag("postgresql")
@Tag("slow")
class ImageCrashIT {

  private static final int CYCLES = Integer.getInteger("crash.cycles", 3);
  private static final int CLIENTS = 8;
  private static final int OPERATIONS_BEFORE_THE_KILL = 400;

  private final AppServer server = TestBed.get().server();
  private final Recorder recorder = new Recorder();

  @Deployment(testable = false)
  static WebArchive war() {
    Map<String, String> settings = new HashMap<>(CrashStore.create());
    settings.put("images.recycle-bin.retention", "PT1H");
    return TestWar.create(Suites.settings(settings));
  }

  @Test
  void everyPromiseOutlivesTheProcess() throws Exception {
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      killInTheMiddle("cycle " + cycle);
      server.start();
      Await.until(() -> Api.as("member").get("/v2/images?limit=1").status() == 200);
      Proof.soFar(recorder);
    }
    Proof.complete(recorder);
    System.out.printf("%d kills: %s%n", CYCLES, recorder.summary());
    assertTrue(recorder.size() >= CYCLES * OPERATIONS_BEFORE_THE_KILL);
  }

  private void killInTheMiddle(String name) throws Exception {
    try (Workload workload =
        Workload.start(
            recorder, name, CLIENTS, Program.WITH_RECYCLE_BIN, List.of(server.endpoint()))) {
      workload.await(OPERATIONS_BEFORE_THE_KILL);
      server.kill();
      workload.end();
    }
  }
}
