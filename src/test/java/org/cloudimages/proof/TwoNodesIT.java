package org.cloudimages.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.cloudimages.arquillian.SecondNode;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.proof.ServiceState.TaskRow;
import org.cloudimages.server.AppServer;
import org.cloudimages.store.FaultyStore.Mode;
import org.cloudimages.store.FaultyStore.Verb;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.PostgresOnly;
import org.cloudimages.testing.Racers;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.StoreSwitch;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes share a database, their stores and what is staged, and one of them is killed while it
 * imports what was staged on the other.
 */
@ArquillianTest
@SharedDeployment(SharedDeployment.IMPORTS)
@PostgresOnly
@Tag("postgresql")
@Tag("slow")
class TwoNodesIT {

  private static final int OPERATIONS = Integer.getInteger("race.operations", 4000);
  private static final int KEYS = Integer.getInteger("idempotency.keys", 30);
  private static final int CLIENTS = 8;
  private static final Payload LARGE = new Payload(2, 32 << 20);
  private static final Targets SECOND = new Targets(List.of(Suites.SECOND), true);

  private final AppServer first = TestBed.get().server();
  private final Recorder recorder = new Recorder(List.of(Suites.TOO_MANY), List.of());
  private final Client here = new Client(recorder, "member", first.endpoint());

  @TempDir private Path directory;

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(Suites.withImports(Map.of()));
  }

  @Test
  void everyPromiseHoldsOnBothAndOutlivesOne() throws Exception {
    try (AppServer second = SecondNode.create(directory, war());
        SlowWeb web = new SlowWeb()) {
      second.start();
      Await.until(() -> isServing(first) && isServing(second));
      createOnBothAtOnce(second);
      List<String> images;
      try (Workload workload = everythingOnBoth(second, web)) {
        workload.await(OPERATIONS / 2);
        images = importedBy(second);
        second.kill();
        workload.await(OPERATIONS / 8);
        workload.end();
      }
      web.hurry();
      importAgain(images);
    }
    ServiceState end = Proof.complete(recorder);
    System.out.printf("two nodes, one killed: %s; %s%n", recorder.summary(), end.summary());
  }

  private void createOnBothAtOnce(AppServer second) throws Exception {
    RepeatedCreates repeated = new RepeatedCreates();
    Client there = new Client(recorder, "member", second.endpoint());
    try (Racers racers = new Racers(2)) {
      for (int n = 0; n < KEYS; n++) {
        String key = repeated.next(here);
        List<Callable<Boolean>> both =
            List.of(() -> repeated.create(here, key), () -> repeated.create(there, key));
        racers.race(both);
      }
    }
    repeated.repeat();
    repeated.verify(new Probe(Api.as("member")));
  }

  private Workload everythingOnBoth(AppServer second, SlowWeb web) {
    // because nothing else is to be written to the store that tells who imports
    ImportPrograms imports = new ImportPrograms(web, List.of("default"));
    return Workload.start(
        recorder,
        "both",
        CLIENTS,
        imports.and(Program.EVERYTHING),
        List.of(first.endpoint(), second.endpoint()));
  }

  /** Stages images on this node and has them imported, until the other one is in the middle. */
  private List<String> importedBy(AppServer second) {
    Client there = new Client(recorder, "member", second.endpoint());
    StoreSwitch slow =
        new StoreSwitch(Api.as("admin").at(second.endpoint()), Suites.SECOND)
            .to(Mode.SLOW, Verb.PUT);
    List<String> images = new ArrayList<>();
    while (slow.calls(Verb.PUT) == 0) {
      String image = UUID.randomUUID().toString();
      here.create(image, recorder.run() + " staged here");
      Await.until(() -> here.stage(image, LARGE, true) == 204);
      Await.until(() -> there.imports().importStaged(image, SECOND) == 202);
      images.add(image);
      Await.until(() -> tasks(images).stream().noneMatch(task -> task.status().equals("PENDING")));
    }
    return images;
  }

  private void importAgain(List<String> images) {
    Await.until(() -> tasks(images).stream().noneMatch(TaskRow::isOpen));
    List<TaskRow> left = tasks(images).stream().filter(TaskRow::isLeft).toList();
    assertFalse(left.isEmpty(), () -> tasks(images).toString());
    for (TaskRow task : left) {
      Await.until(() -> here.imports().importStaged(task.image(), SECOND) == 202);
      Await.until(() -> Api.as("member").status("/v2/images/" + task.image()).equals("active"));
    }
  }

  private List<TaskRow> tasks(List<String> images) {
    return ServiceState.rows(recorder).tasks().stream()
        .filter(task -> images.contains(task.image()))
        .toList();
  }

  private static boolean isServing(AppServer node) {
    return Api.as("member").at(node.endpoint()).get("/v2/images?limit=1").status() == 200;
  }
}
