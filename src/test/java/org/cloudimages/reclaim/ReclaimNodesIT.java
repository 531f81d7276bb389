package org.cloudimages.reclaim;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cloudimages.arquillian.SecondNode;
import org.cloudimages.server.AppServer;
import org.cloudimages.store.FaultyStore.Mode;
import org.cloudimages.store.FaultyStore.Verb;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.PostgresOnly;
import org.cloudimages.testing.StoreSwitch;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL remove what either of them doomed. */
@ArquillianTest
@PostgresOnly
@Tag("postgresql")
@Tag("slow")
class ReclaimNodesIT {

  private static final int IMAGES = 60;
  private static final String STORE = "shared-shaky";

  private final Api first = Api.as("member");

  @TempDir private Path directory;

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of(
            "images.stores", STORE,
            "images.store.shared-shaky.type", "faulty",
            "images.reclaim.interval", "PT0.5S"));
  }

  private String image() {
    String image = first.create("with data");
    first
        .send(
            "POST",
            "/v2/probe/blobs/" + idOf(image) + "/" + STORE + "/live",
            BodyPublishers.noBody())
        .expect(204);
    return image;
  }

  private boolean hasNoBlob(String image) {
    return first.get("/v2/probe/rows/blobs/" + idOf(image)).expect(200).body().equals("0");
  }

  @Test
  void nodesShareTheQueueAndNoBlobIsRemovedTwice() {
    try (AppServer node = SecondNode.create(directory, war())) {
      node.start();
      Api second = first.at(node.endpoint());
      Await.until(() -> first.get("/v2/images?limit=1").status() == 200);
      Await.until(() -> second.get("/v2/images?limit=1").status() == 200);
      List<String> images = IntStream.range(0, IMAGES).mapToObj(n -> image()).toList();

      try (StoreSwitch here = new StoreSwitch(first, STORE).to(Mode.HANGING, Verb.DELETE);
          StoreSwitch there = new StoreSwitch(second, STORE).to(Mode.HANGING, Verb.DELETE)) {
        images.forEach(image -> first.delete(image).expect(204));
        Await.until(() -> here.calls(Verb.DELETE) > 0 && there.calls(Verb.DELETE) > 0);
      }

      Await.until(() -> images.stream().allMatch(this::hasNoBlob));
      int here = new StoreSwitch(first, STORE).calls(Verb.DELETE);
      int there = new StoreSwitch(second, STORE).calls(Verb.DELETE);
      assertEquals(IMAGES, here + there, here + " and " + there);
    }
  }
}
