package org.cloudimages.recycle.control;

import static org.cloudimages.testing.Api.binned;
import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.MovedClock;
import org.cloudimages.testing.Racers;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Restorations that race with each other, with purges, and with the end of the retention. */
@ArquillianTest
@Tag("database")
class RecycleRaceIT {

  private static final int ROUNDS = 30;
  private static final int RACERS = 6;
  private static final int CREATED_AND_DELETED = 2;
  private static final String RETENTION = "PT20S";

  private final Api keeper = Api.as("keeper").persistent();
  private final Api stranger = Api.as("stranger").persistent();
  private final List<String> bounded = new ArrayList<>();
  @AutoClose private final Racers racers = new Racers(RACERS);

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
            Map.of(
                "images.recycle-bin.retention", RETENTION,
                "images.recycle-bin.counts", "false",
                "images.reclaim.interval", "PT1H",
                "images.tasks.interval", "PT1H",
                "images.figures.interval", "PT1H",
                "images.quota.count.kept", "1",
                "images.quota.size.other", "1"))
        .addClasses(MovedClock.class, ExpiryProbe.class)
        .addClasses(MovedClock.class.getDeclaredClasses());
  }

  @AfterEach
  void leaveRoom() {
    for (String image : bounded) {
      stranger.delete(image);
      stranger.delete(binned(image));
    }
  }

  private int restore(String image) {
    return keeper.restore(image).status();
  }

  private int purge(String image) {
    return keeper.delete(binned(image)).status();
  }

  private static int probe(String path) {
    return Api.as("admin").send("POST", "/v2/probe/" + path, BodyPublishers.noBody()).status();
  }

  private String deleted() {
    String image = keeper.create("to be raced for");
    keeper.delete(image).expect(204);
    return image;
  }

  private int used() {
    return keeper
        .get("/v2/info/usage")
        .expect(200)
        .json()
        .getJsonObject("usage")
        .getJsonObject("image_count_total")
        .getInt("usage");
  }

  /**
   * How many users were told that they won the image. What it is afterwards, its audit and the
   * quota bear them out.
   */
  private int winners(String image, List<Integer> answers) {
    int restored = Collections.frequency(answers, 200);
    int purged = Collections.frequency(answers, 204);
    keeper.get(image).expect(restored == 1 ? 200 : 404);
    assertEquals(restored, used(), answers::toString);
    keeper.get(binned(image)).expect(404);
    String audited = keeper.get("/v2/probe/rows/audit_entries/" + idOf(image)).body();
    assertEquals(CREATED_AND_DELETED + restored + purged, Integer.parseInt(audited));
    if (restored == 1) {
      keeper.delete(image).expect(204);
      keeper.delete(binned(image)).expect(204);
    }
    return restored + purged;
  }

  @Test
  void exactlyOneOfRestorationsAndPurgesWins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String image = deleted();

      List<Integer> results =
          racers.race(
              List.of(
                  () -> restore(image),
                  () -> purge(image),
                  () -> restore(image),
                  () -> purge(image),
                  () -> restore(image),
                  () -> restore(image)));

      assertEquals(RACERS - 1, Collections.frequency(results, 404), results::toString);
      assertEquals(1, winners(image, results), results::toString);
    }
  }

  @Test
  void nothingWinsAgainstTheEndOfTheRetentionButWhatWasBefore() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String image = deleted();

      List<Integer> results =
          racers.race(
              List.of(
                  () -> restore(image),
                  () -> purge(image),
                  () -> restore(image),
                  () -> restore(image),
                  () -> restore(image),
                  () -> Math.max(probe("clock/" + RETENTION), probe("expiry"))));

      assertEquals(204, results.get(RACERS - 1));
      assertTrue(winners(image, results.subList(0, RACERS - 1)) <= 1, results::toString);
    }
  }

  @Test
  void quotaHoldsAgainstRacingRestorations() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<String> images = new ArrayList<>();
      for (int n = 0; n < RACERS; n++) {
        images.add(deleted());
      }

      List<Integer> results =
          racers.race(
              images.stream().<Callable<Integer>>map(image -> () -> restore(image)).toList());

      assertEquals(1, Collections.frequency(results, 200), results::toString);
      assertEquals(RACERS - 1, Collections.frequency(results, 413), results::toString);
      assertEquals(1, used());
      for (String image : images) {
        if (results.get(images.indexOf(image)) == 200) {
          keeper.delete(image).expect(204);
        }
        keeper.delete(binned(image)).expect(204);
      }
      assertEquals(0, used());
    }
  }

  @Test
  void deleteWithQuotaIsFiveStatementsAtMost() {
    for (String user : List.of("keeper", "admin")) {
      String image = keeper.create("deleted by " + user);
      Api api = Api.as(user);
      assertEquals(204, probe("statements"));

      api.delete(image).expect(204);

      int statements = Integer.parseInt(api.get("/v2/probe/statements").body());
      assertTrue(statements <= 5, () -> user + ": " + statements);
      keeper.delete(binned(image)).expect(204);
    }
  }

  @Test
  void restoreIsRefusedWithoutRoomForItsBytes() {
    String image = filled();
    stranger.delete(image).expect(204);
    String another = filled();

    stranger.restore(image).expectFault(413, "The images of the project may have at most 1 MiB.");
    stranger.get(binned(image)).expect(200);

    stranger.delete(another).expect(204);
    stranger.restore(image).expect(200);
    stranger.restore(another).expect(413);
  }

  @Test
  void dataAreDoomedWhenTheRetentionHasEnded() {
    String image = filled();
    stranger.delete(image).expect(204);
    String recycled = "/v2/probe/blobs/" + idOf(image) + "/RECYCLED";
    assertEquals("1", Api.as("admin").get(recycled).expect(200).body());

    probe("clock/" + RETENTION);
    probe("expiry");

    assertEquals("0", Api.as("admin").get(recycled).expect(200).body());
  }

  private String filled() {
    String image = stranger.createRaw();
    bounded.add(image);
    stranger.upload(image, BodyPublishers.ofByteArray(new byte[1 << 20])).expect(204);
    return image;
  }
}
