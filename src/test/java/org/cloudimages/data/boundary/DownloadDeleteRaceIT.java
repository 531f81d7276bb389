package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.RawDownload;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Images are deleted while they are downloaded. The long race is {@code -Drace.downloads=1000
 * -Drace.mebibytes=64}.
 */
@ArquillianTest
@SharedDeployment
@Tag("slow")
class DownloadDeleteRaceIT {

  private static final int DOWNLOADS = Integer.getInteger("race.downloads", 16);
  private static final int SIZE = Integer.getInteger("race.mebibytes", 8) << 20;
  private static final int CLIENTS = 4;

  private final Api owner = Api.as("member");
  private final ExecutorService clients = Executors.newFixedThreadPool(2 * CLIENTS);

  /** How a download ended, and the digest that it was to have. */
  private record Outcome(RawDownload.End end, String checksum) {

    boolean isComplete() {
      return end.isWhole() && end.md5().equals(checksum);
    }

    boolean isHonest() {
      return isComplete() || end.isVisiblyBroken() || end.status() == 404;
    }
  }

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @AfterEach
  void stop() throws InterruptedException {
    clients.shutdownNow();
    clients.awaitTermination(1, TimeUnit.MINUTES);
  }

  @Test
  void downloadOfADeletedImageIsCompleteOrVisiblyBroken() throws Exception {
    byte[] data = new byte[SIZE];
    new Random(1).nextBytes(data);
    List<Future<List<Outcome>>> running = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      Random moments = new Random(client);
      int rounds = DOWNLOADS / CLIENTS;
      Callable<List<Outcome>> work = () -> race(data, rounds, moments);
      running.add(clients.submit(work));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (Future<List<Outcome>> client : running) {
      outcomes.addAll(client.get());
    }
    System.out.printf(
        "%d downloads of %d MiB with a delete: %d complete, %d visibly broken, %d not found%n",
        outcomes.size(),
        SIZE >> 20,
        outcomes.stream().filter(Outcome::isComplete).count(),
        outcomes.stream().filter(outcome -> outcome.end.isVisiblyBroken()).count(),
        outcomes.stream().filter(outcome -> outcome.end.status() == 404).count());
    assertEquals(List.of(), outcomes.stream().filter(outcome -> !outcome.isHonest()).toList());
    assertTrue(outcomes.stream().anyMatch(Outcome::isComplete));
  }

  private List<Outcome> race(byte[] data, int rounds, Random moments) throws Exception {
    List<Outcome> outcomes = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      String image = owner.createRaw();
      owner.upload(image, BodyPublishers.ofByteArray(data)).expect(204);
      String checksum = owner.get(image).json().getString("checksum");
      outcomes.add(new Outcome(downloadAndDelete(image, moments.nextInt(data.length)), checksum));
    }
    return outcomes;
  }

  /** Deletes when so many bytes have come. */
  private RawDownload.End downloadAndDelete(String image, int moment) throws Exception {
    try (RawDownload download = RawDownload.open(image + "/file", "member")) {
      download.pass(moment);
      Future<?> delete = clients.submit(() -> owner.delete(image).expect(204));
      RawDownload.End end = download.toTheEnd();
      delete.get();
      return end;
    } catch (IOException e) {
      throw new AssertionError("no answer that could be understood", e);
    }
  }
}
