package org.cloudimages.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Entity managers that the application makes itself must follow the server's transactions. */
@ArquillianTest
class TransactionsIT {

  private final Api admin = Api.as("admin");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @Test
  void innerTransactionOutlivesTheOuterOneAndNothingElseDoes() {
    String image = UUID.randomUUID().toString().substring(0, 8);

    String outcome =
        admin.send("POST", "/v2/probe/nested/" + image, BodyPublishers.noBody()).body();

    assertEquals("failed", outcome);
    assertEquals("1", admin.get("/v2/probe/rows/blobs/" + image + "-inner").body());
    assertEquals("0", admin.get("/v2/probe/rows/blobs/" + image + "-outer").body());
  }

  @Test
  void errorInTheMiddleOfACursorLeavesNothingLockedOrTaken() {
    String image = admin.create("read");
    String id = image.substring(image.lastIndexOf('/') + 1);
    // because a pool has fewer connections
    for (int n = 0; n < 60; n++) {
      admin.send("POST", "/v2/probe/errors/" + id, BodyPublishers.noBody()).expect(500);
    }

    admin.delete(image).expect(204);
  }
}
