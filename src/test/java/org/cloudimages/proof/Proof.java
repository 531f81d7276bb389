package org.cloudimages.proof;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;

/** The end of every suite: what is true once nothing is asked and nothing is left to be done. */
final class Proof {

  private static final Duration GRACE = Duration.ofMinutes(2);

  private Proof() {}

  /**
   * Waits until the service has done by itself what was left to be done, asks for every image once
   * more, and holds everything against the record.
   *
   * @return how it all ended
   */
  static ServiceState complete(Recorder recorder) throws InterruptedException, ExecutionException {
    soFar(recorder);
    emptyBin(recorder);
    awaitQuiet(recorder.run());
    RollCall.of(recorder);
    ServiceState state = ServiceState.read(recorder);
    new Checker(recorder).checkAnswers().checkRows(state).checkStores(state);
    return state;
  }

  /** Holds the answers and the rows against the record, as they are in the middle of it. */
  static void soFar(Recorder recorder) {
    new Checker(recorder).checkAnswers().checkRows(ServiceState.rows(recorder));
  }

  private static void emptyBin(Recorder recorder) {
    Client owner = new Client(recorder, "member", TestBed.get().server().endpoint());
    ServiceState.rows(recorder)
        .images()
        .forEach(
            (id, row) -> {
              if (row.status().equals("PENDING_DELETE")) {
                owner.purge(id);
              }
            });
  }

  /**
   * Waits until no upload and no task runs and no bytes wait for their removal. Where that takes
   * for ever, the checker tells what it is.
   */
  private static void awaitQuiet(String run) {
    Probe probe = new Probe(Api.as("member"));
    String images = " JOIN images i ON i.id = o.image_id WHERE i.name LIKE '" + run + "%'";
    String blobs = "SELECT COUNT(*) FROM blobs o" + images + " AND o.state <> 'LIVE'";
    String tasks =
        "SELECT COUNT(*) FROM tasks o" + images + " AND o.status IN ('PENDING', 'PROCESSING')";
    long end = System.nanoTime() + GRACE.toNanos();
    Await.until(
        GRACE.plusMinutes(1),
        () -> System.nanoTime() > end || (probe.number(tasks) == 0 && probe.number(blobs) == 0));
  }
}
