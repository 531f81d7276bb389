package org.cloudimages.proof;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudimages.testing.Await;

/** Clients that run programs on images that they have in common, from now until it is ended. */
final class Workload implements AutoCloseable {

  private static final int IMAGES = 40;

  private final Recorder recorder;
  private final ExecutorService threads;
  private final List<Future<?>> clients = new ArrayList<>();
  private volatile boolean ended;

  private Workload(Recorder recorder, int clients) {
    this.recorder = recorder;
    this.threads = Executors.newFixedThreadPool(clients);
  }

  /**
   * Starts the clients, of two users of one project, at all of the nodes.
   *
   * @param name what tells its images from those of the other workloads of the record
   */
  static Workload start(
      Recorder recorder, String name, int clients, List<Program> programs, List<URI> nodes) {
    Workload workload = new Workload(recorder, clients);
    Population images = new Population(recorder.run() + " " + name, IMAGES);
    SplittableRandom seeds = new SplittableRandom();
    for (int n = 0; n < clients; n++) {
      String user = n % 2 == 0 ? "member" : "colleague";
      Client client = new Client(recorder, user, nodes.get(n % nodes.size()));
      SplittableRandom random = seeds.split();
      workload.clients.add(
          workload.threads.submit(() -> workload.run(client, programs, images, random)));
    }
    return workload;
  }

  private void run(
      Client client, List<Program> programs, Population images, SplittableRandom random) {
    while (!ended) {
      programs.get(random.nextInt(programs.size())).step(client, images, random);
    }
  }

  /** Waits until the record has that many more operations. */
  void await(int operations) {
    int before = recorder.size();
    Await.until(Duration.ofMinutes(5), () -> hasEnded() || recorder.size() >= before + operations);
  }

  private boolean hasEnded() {
    return clients.stream().anyMatch(Future::isDone);
  }

  /** Lets every client end what it is at. */
  void end() throws InterruptedException, ExecutionException, TimeoutException {
    ended = true;
    for (Future<?> client : clients) {
      client.get(5, TimeUnit.MINUTES);
    }
  }

  @Override
  public void close() {
    ended = true;
    threads.shutdownNow();
  }
}
