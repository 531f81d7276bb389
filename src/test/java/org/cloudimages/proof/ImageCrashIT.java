package org.cloudimages.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.proof.ServiceState.TaskRow;
import org.cloudimages.server.AppServer;
import org.cloudimages.store.FaultyStore.Mode;
import org.cloudimages.store.FaultyStore.Verb;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.StoreSwitch;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
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
  private static final int TASKS_BEFORE_THE_KILL = 3;

  private static final ToldEvents EVENTS = new ToldEvents();

  private final AppServer server = TestBed.get().server();
  private final Recorder recorder = new Recorder(List.of(Suites.TOO_MANY), List.of());
  private final RepeatedCreates repeated = new RepeatedCreates();

  @Deployment(testable = false)
  static WebArchive war() {
    Map<String, String> settings = new HashMap<>(CrashStore.create());
    settings.put("images.recycle-bin.retention", "PT1H");
    settings.putAll(EVENTS.settings());
    return TestWar.create(Suites.withImports(settings));
  }

  @AfterAll
  static void close() {
    EVENTS.close();
  }

  @Test
  void everyPromiseOutlivesTheProcess() throws Exception {
    Probe probe = new Probe(Api.as("member"));
    EVENTS.begin(probe);
    try (SlowWeb web = new SlowWeb()) {
      List<Program> programs = programs(web);
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        killInTheMiddle("cycle " + cycle, programs);
        server.start();
        Await.until(() -> Api.as("member").get("/v2/images?limit=1").status() == 200);
        Proof.soFar(recorder);
        repeated.repeat();
      }
      web.hurry();
      ServiceState end = Proof.complete(recorder);
      int told = EVENTS.verify(probe);
      repeated.verify(probe);
      System.out.printf(
          "%d kills: %s; %s; %d events; %s%n",
          CYCLES, recorder.summary(), end.summary(), told, repeated.summary());
      assertTrue(end.tasks().stream().anyMatch(TaskRow::isLeft));
    }
    assertTrue(recorder.size() >= CYCLES * OPERATIONS_BEFORE_THE_KILL);
  }

  private List<Program> programs(SlowWeb web) throws IOException {
    LaidDown data = CrashStore.layDown("laid-" + UUID.randomUUID(), new Payload(1, 100_000));
    recorder.note(data);
    List<Program> all =
        new ArrayList<>(new ImportPrograms(web, Suites.STORES).and(Program.WITH_RECYCLE_BIN));
    all.add(ImportPrograms.locate(data));
    all.addAll(List.of(repeated, repeated));
    return all;
  }

  private void killInTheMiddle(String name, List<Program> programs) throws Exception {
    new StoreSwitch(Api.as("admin"), Suites.SECOND).to(Mode.SLOW, Verb.PUT);
    Probe probe = new Probe(Api.as("member"));
    try (Workload workload =
        Workload.start(recorder, name, CLIENTS, programs, List.of(server.endpoint()))) {
      workload.await(OPERATIONS_BEFORE_THE_KILL);
      Await.until(
          () ->
              probe.number("SELECT COUNT(*) FROM tasks WHERE status = 'PROCESSING'")
                  >= TASKS_BEFORE_THE_KILL);
      server.kill();
      workload.end();
    }
  }
}
