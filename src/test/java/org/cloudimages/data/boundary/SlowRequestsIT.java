package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.LocalUsersOnly;
import org.cloudimages.testing.RawConnection;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests other than transfers whose clients do not send their bodies, or do not read. */
@ArquillianTest
@Tag("identity")
class SlowRequestsIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String PATCH =
      "Content-Type: application/openstack-images-v2.1-json-patch\r\n";
  private static final String SIZED = "Content-Length: 1000\r\n\r\n";

  /** The first byte of ten, because Payara gives a thread to no chunk that has not begun. */
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\na\r\n{";

  /** As long as a property may be, so that few requests have long answers. */
  private static final String LONG = "x".repeat(4000);

  /** The client cannot see when, because the end comes behind what the system has kept for it. */
  private static final Duration UNTIL_IT_HAS_ENDED = Duration.ofSeconds(15);

  /** Bytes that no system keeps for a client that does not read. */
  private static final int MORE_THAN_BUFFERS = 24 << 20;

  private final Api owner = Api.as("member");
  private final String image = owner.create("kept");
  private final String token = TestBed.get().users().token("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(Map.of("images.transfer.grace", "PT1S"));
  }

  @ParameterizedTest
  @ValueSource(strings = {SIZED, CHUNKED})
  void bodyThatDoesNotComeOnIsNotWaitedFor(String rest) {
    expectTheEnd(requests(rest), Trickle::hurry);
    owner.get(image).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {SIZED, CHUNKED})
  @LocalUsersOnly
  void passwordThatDoesNotComeOnIsNotWaitedFor(String rest) {
    expectTheEnd(List.of(request("POST /identity/v3/auth/tokens", JSON + rest)), Trickle::hurry);
  }

  @Test
  void bodyThatComesByTheByteIsNotWaitedFor() {
    expectTheEnd(requests(SIZED), Trickle::step);
    owner.get(image).expect(200);
  }

  @Tag("slow")
  @Test
  void clientThatAsksAndAsksAndReadsNothingIsNotWaitedFor() {
    String large =
        owner.create(Json.createObjectBuilder().add("name", "large").add("note", LONG).build());
    String request = RawConnection.head("GET " + large, token) + "\r\n";
    long start = System.nanoTime();
    try (Trickle client = Trickle.request(request.repeat(MORE_THAN_BUFFERS / LONG.length()))) {
      Await.until(() -> System.nanoTime() - start > UNTIL_IT_HAS_ENDED.toNanos());
      Await.until(
          () -> {
            client.hurry();
            return client.hasEnded();
          });
      assertTrue(client.received() < MORE_THAN_BUFFERS, () -> "all: " + client.received());
    }
    owner.delete(large).expect(204);
  }

  /** One request of each kind that reads a body, or makes sure that there is none. */
  private List<Trickle> requests(String rest) {
    return List.of(
        request("POST /v2/images", JSON + rest),
        request("POST /v2/images/actions/delete", JSON + rest),
        request("PATCH " + image, PATCH + rest),
        request("PUT " + image + "/members/other", JSON + rest),
        request("GET " + image, rest),
        request("DELETE " + image, rest));
  }

  private Trickle request(String line, String rest) {
    return Trickle.request(RawConnection.head(line, token) + rest);
  }

  private static void expectTheEnd(List<Trickle> clients, Consumer<Trickle> move) {
    try {
      Await.until(
          LIMIT,
          () -> {
            clients.forEach(move);
            return clients.stream().allMatch(client -> client.status() != 0);
          });
      assertEquals(
          Collections.nCopies(clients.size(), 400), clients.stream().map(Trickle::status).toList());
    } finally {
      clients.forEach(Trickle::close);
    }
  }
}
