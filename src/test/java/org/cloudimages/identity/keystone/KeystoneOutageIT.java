package org.cloudimages.identity.keystone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.Keystone;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.KeystoneOnly;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keystone goes away and comes back. */
@ArquillianTest
@Tag("identity")
@SharedDeployment
@KeystoneOnly
class KeystoneOutageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final KeystoneUsers users = (KeystoneUsers) TestBed.get().users();
  private final Keystone keystone = TestBed.get().keystone().orElseThrow();

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @Test
  void knownTokensGoOnAndNewOnesAreUnavailableUntilItIsBack() {
    Api known = Api.withToken(users.freshToken("member"));
    Api unknown = Api.withToken(users.freshToken("member"));
    String image = known.create("during an outage");
    keystone.stop();
    try {
      assertEquals(200, known.get(image).status());
      for (int i = 0; i < 5; i++) {
        assertUnavailableSoon(unknown);
      }
      assertUnavailableSoon(known.with("X-Service-Token", "a-new-one"));
      known.delete(image).expect(204);
    } finally {
      keystone.start();
    }

    Await.until(Duration.ofSeconds(10), () -> unknown.get("/v2/images").status() == 200);
    known.get(image).expect(404);
  }

  private static void assertUnavailableSoon(Api api) {
    long start = System.nanoTime();

    Answer answer =
        api.get("/v2/images").expectFault(503, "The service is temporarily unavailable.");

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(PATIENCE) < 0, () -> "it took " + took);
    assertEquals(Optional.of("5"), answer.header("Retry-After"));
  }
}
