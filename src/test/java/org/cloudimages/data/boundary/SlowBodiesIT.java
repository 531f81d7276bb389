package org.cloudimages.data.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests other than transfers whose bodies do not come, or come one byte at a time. */
@ArquillianTest
class SlowBodiesIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String PATCH =
      "Content-Type: application/openstack-images-v2.1-json-patch\r\n";
  private static final String SIZED = "Content-Length: 1000\r\n\r\n";

  /** The first byte of ten, because Payara gives a thread to no chunk that has not begun. */
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\na\r\n{";

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

  @Test
  void bodyThatComesByTheByteIsNotWaitedFor() {
    expectTheEnd(requests(SIZED), Trickle::step);
    owner.get(image).expect(200);
  }

  /** One request of each kind that reads a body, or makes sure that there is none. */
  private List<Trickle> requests(String rest) {
    return List.of(
        request("POST /v2/images", JSON + rest),
        request("POST /v2/images/actions/delete", JSON + rest),
        request("POST /identity/v3/auth/tokens", JSON + rest),
        request("PATCH " + image, PATCH + rest),
        request("PUT " + image + "/members/other", JSON + rest),
        request("GET " + image, rest),
        request("DELETE " + image, rest));
  }

  private Trickle request(String line, String rest) {
    return Trickle.request(
        line + " HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: " + token + "\r\n" + rest);
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
