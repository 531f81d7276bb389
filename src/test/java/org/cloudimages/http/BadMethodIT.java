package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.UUID;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.RawConnection;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.WildFlyOnly;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that the service does not have are refused, whoever would answer them by itself. */
@ArquillianTest
@SharedDeployment
class BadMethodIT {

  private static final String LIST = "/v2/images";

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOO", "PROPFIND", "foo", "PATCHX", "X-GET", "X-HEAD"})
  void unknownMethodIsABadMethod(String method) {
    Answer answer = RawConnection.send(method + " " + LIST + "/" + UUID.randomUUID(), "", "");

    answer.expectRefusal();
    assertTrue(answer.status() == 405 || answer.status() == 400, answer::toString);
  }

  @Test
  // because Payara takes the request for a tunnel and says nothing
  @WildFlyOnly
  void connectIsABadMethod() {
    Answer answer =
        RawConnection.send("CONNECT " + LIST + "/" + UUID.randomUUID(), "", "").expectRefusal();

    assertTrue(answer.status() == 405 || answer.status() == 400, answer::toString);
  }

  @Test
  // because Payara takes the request for a tunnel and says nothing
  @WildFlyOnly
  void connectIsNoRequestOfThisService() {
    Answer answer = RawConnection.send("CONNECT 127.0.0.1:1", "", "").expectRefusal();

    assertTrue(answer.status() == 405 || answer.status() == 400, answer::toString);
  }

  @Test
  void traceIsABadMethod() {
    String image = owner.create("traced");

    Answer answer = assertOurs(RawConnection.send("TRACE " + image, "", "")).expect(405);

    assertEquals(Optional.of("GET, PATCH, DELETE"), answer.header("Allow"));
    assertEquals("TRACE is not allowed here.", answer.fault().getString("message"));
  }

  /** Because servers do not agree on whether it may have one, and it may be the next request. */
  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "PROPFIND", "ODD"})
  void bodyOfAMethodThatNobodyKnowsIsNoRequest(String method) {
    String next = RawConnection.request("GET /healthcheck", "", "");
    String head = RawConnection.head(method + " " + LIST, TestBed.get().users().token("member"));

    Answer answer =
        RawConnection.sendToTheEnd(head + "Content-Length: " + next.length() + "\r\n\r\n" + next)
            .orElseThrow()
            .expect(405);

    assertEquals(Optional.of("close"), answer.header("Connection"));
    assertFalse(answer.body().contains("HTTP/1.1"), answer::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "Get", "delete", "dELETE", "options", "patch", "put"})
  void methodThatIsNotInCapitalsIsABadMethod(String method) {
    String image = owner.create("in capitals");

    Answer answer = assertOurs(RawConnection.send(method + " " + image, "", "")).expect(405);

    assertEquals(Optional.of("GET, PATCH, DELETE"), answer.header("Allow"));
    assertEquals(method + " is not allowed here.", answer.fault().getString("message"));
    owner.get(image).expect(200);
  }

  @Test
  void headThatIsNotInCapitalsIsABadMethodAndEndsTheConnection() {
    String head = RawConnection.request("head " + owner.create("in capitals"), "", "");

    Answer answer =
        RawConnection.sendToTheEnd(head.replace("Connection: close\r\n", "")).orElseThrow();

    assertEquals(405, answer.status());
  }

  private static Answer assertOurs(Answer answer) {
    assertFalse(answer.body().isEmpty(), answer::toString);
    return answer.expectRefusal();
  }
}
