package org.cloudimages.proof;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cloudimages.arquillian.TestBed;

/** Asks for every image that was ever made, and for its bytes, as one who gets deactivated ones. */
final class RollCall {

  private static final int CLIENTS = 4;

  private RollCall() {}

  /** Asks one after the other, and lets the record tell what was answered. */
  static void of(Recorder recorder) throws InterruptedException, ExecutionException {
    Client client = new Client(recorder, "admin", TestBed.get().server().endpoint());
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Callable<Integer>> calls =
          recorder.images().keySet().stream()
              .<Callable<Integer>>map(id -> () -> call(client, id))
              .toList();
      for (Future<Integer> call : threads.invokeAll(calls)) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int call(Client client, String image) {
    int status = client.show(image);
    return status == 200 ? client.download(image) : status;
  }
}
