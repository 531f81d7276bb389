package org.cloudimages.reclaim;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.AppServer;
import org.cloudimages.store.FaultyStore.Mode;
import org.cloudimages.store.FaultyStore.Verb;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.StoreSwitch;
import org.cloudimages.testing.StoredFiles;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server is killed while it removes bytes. */
@ArquillianTest
@Tag("slow")
class ReclaimCrashIT {

  private static final int IMAGES = 40;
  private static final String STORE = "crashed-shaky";
  private static final String PROBE = "/v2/probe/blobs/";

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of(
            "images.stores", STORE,
            "images.store.crashed-shaky.type", "faulty",
            "images.reclaim.interval", "PT0.5S",
            "images.reclaim.timeout", "PT5S",
            "images.reclaim.lease-margin", "PT0S"));
  }

  private String imageIn(String operation) {
    String image = owner.create("with data");
    owner.send("POST", PROBE + idOf(image) + operation, BodyPublishers.noBody()).expect(204);
    return image;
  }

  private int count(String image, String state) {
    return Integer.parseInt(owner.get(PROBE + idOf(image) + "/" + state).expect(200).body());
  }

  private boolean hasNoBlob(String image) {
    return owner.get("/v2/probe/rows/blobs/" + idOf(image)).expect(200).body().equals("0");
  }

  @Test
  void whatAKilledServerWasAboutToRemoveGoesAfterItsStart() {
    Path directory = TestBed.get().data().resolve("images-" + STORE);
    AppServer server = TestBed.get().server();
    // because the database may come up later than the service
    Await.until(() -> owner.get("/v2/images?limit=1").status() == 200);
    List<String> images =
        IntStream.range(0, IMAGES).mapToObj(n -> imageIn("/" + STORE + "/live")).toList();
    String kept = imageIn("/" + STORE + "/live");
    String elsewhere = imageIn("/a-store-of-last-year/claimed");
    new StoreSwitch(owner, STORE).to(Mode.DEAF, Verb.DELETE);
    String written = imageIn("/" + STORE + "/written/PT5S");
    images.forEach(image -> owner.delete(image).expect(204));
    owner.delete(elsewhere).expect(204);
    Await.until(() -> images.stream().anyMatch(image -> count(image, "RECLAIMING") == 1));
    server.kill();
    long left;
    try {
      left = StoredFiles.count(directory);
    } finally {
      server.start();
    }
    assertEquals(IMAGES + 2, left);
    Await.until(() -> owner.get("/v2/images?limit=1").status() == 200);

    Await.until(() -> images.stream().allMatch(this::hasNoBlob));
    Await.until(() -> owner.status(written).equals("queued"));
    Await.until(() -> hasNoBlob(written));
    assertEquals(1, StoredFiles.count(directory));
    assertEquals(1, count(kept, "LIVE"));
    assertEquals(1, count(elsewhere, "DOOMED"));
    images.forEach(image -> assertTrue(owner.get(image).status() == 404, image));
  }
}
