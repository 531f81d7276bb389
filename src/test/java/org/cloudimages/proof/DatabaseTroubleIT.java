package org.cloudimages.proof;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.Postgres;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.PostgresOnly;
import org.cloudimages.testing.SharedDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database goes away, or gives no more connections, in the middle of everything. */
@ArquillianTest
@SharedDeployment(SharedDeployment.IMPORTS)
@PostgresOnly
@Tag("postgresql")
@Tag("slow")
class DatabaseTroubleIT {

  private static final Duration OUTAGE =
      Duration.ofSeconds(Integer.getInteger("outage.seconds", 10));
  private static final int CLIENTS = 8;
  private static final int OPERATIONS = 500;

  private final Api prober = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TwoNodesIT.war();
  }

  @Test
  void everyPromiseOutlivesAnOutageOfTheDatabase() throws Exception {
    Postgres postgres = TestBed.get().postgres().get();
    // because the answer to a commit is lost with its connection
    Recorder recorder = new Recorder(List.of(500), List.of(500, 503));
    try (Workload workload = everything(recorder)) {
      workload.await(OPERATIONS);
      postgres.stop();
      try {
        last(OUTAGE);
      } finally {
        postgres.start();
      }
      workload.await(OPERATIONS);
      workload.end();
    }
    Proof.complete(recorder);
    System.out.printf("database away: %s%n", recorder.summary());
  }

  @Test
  void everyPromiseOutlivesAnExhaustedPool() throws Exception {
    Recorder recorder = new Recorder();
    try (Workload workload = everything(recorder)) {
      workload.await(OPERATIONS);
      prober.send("POST", "/v2/probe/connections", BodyPublishers.noBody()).expect(200);
      try {
        last(OUTAGE);
      } finally {
        prober.delete("/v2/probe/connections").expect(204);
      }
      workload.await(OPERATIONS);
      workload.end();
    }
    Proof.complete(recorder);
    System.out.printf("no connection left: %s%n", recorder.summary());
  }

  private static Workload everything(Recorder recorder) {
    return Workload.start(
        recorder,
        "everything",
        CLIENTS,
        Program.EVERYTHING,
        List.of(TestBed.get().server().endpoint()));
  }

  private static void last(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    Await.until(time.plusMinutes(1), () -> System.nanoTime() >= end);
  }
}
