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
   * Asks for every image once more, waits until the service has done by itself what was left to be
   * done, and holds everything against the record.
   */
  static void complete(Recorder recorder) throws InterruptedException, ExecutionException {
    RollCall.of(recorder);
    soFar(recorder);
    emptyBin(recorder);
    awaitQuiet(recorder.run());
    ServiceState state = ServiceState.read(recorder.run());
    new Checker(recorder).checkAnswers().checkRows(state).checkStores(state);
  }

  /** Holds the answers and the rows against the record, as they are in the middle of it. */
  static void soFar(Recorder recorder) {
    new Checker(recorder).checkAnswers().checkRows(ServiceState.read(recorder.run()));
  }

  private static void emptyBin(Recorder recorder) {
    Client owner = new Client(recorder, "member", TestBed.get().server().endpoint());
    ServiceState.read(recorder.run())
        .images()
        .forEach(
            (id, row) -> {
              if (row.status().equals("PENDING_DELETE")) {
                owner.purge(id);
              }
            });
  }

  /** Waits until no upload runs and no bytes wait for their removal. */
  private static void awaitQuiet(String run) {
    Probe probe = new Probe(Api.as("member"));
    String open =
        "SELECT COUNT(*) FROM blobs b JOIN images i ON b.image_id = i.id"
            + " WHERE b.state <> 'LIVE' AND i.name LIKE '"
            + run
            + "%'";
    Await.until(GRACE, () -> probe.number(open) == 0);
  }
}
