package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.RawConnection;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose end is in doubt are refused, and what follows them is not taken for a request. */
@ArquillianTest
@SharedDeployment
class BadFramingIT {

  private static final String LIST = "/v2/images";

  private final String token = TestBed.get().users().token("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "identity", "gzip, chunked", "x", "chunkedx"})
  void transferCodingThatIsNotChunkedIsRefusedAndTheConnectionClosed(String coding) {
    Answer answer =
        RawConnection.sendToTheEnd(
                RawConnection.head("POST " + LIST, token)
                    + "Transfer-Encoding: "
                    + coding
                    + "\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
            .orElseThrow();

    assertTrue(answer.status() == 400 || answer.status() == 501, answer::toString);
    assertFalse(answer.body().contains("<"), answer.body());
    assertFalse(answer.body().contains("HTTP/1.1"), "what follows was taken for a request");
  }

  /** What a sender writes whose proxy sees the end of the request elsewhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked, identity",
        "Content-Length: 5\r\nContent-Length: 6"
      })
  void requestWhoseEndIsInDoubtIsRefusedAndWhatFollowsIsNoRequest(String framing) {
    assertOnlyRefused("PUT /v2/images/x/tags/a HTTP/1.1", framing);
    assertOnlyRefused("POST / HTTP/1.1", framing);
  }

  @Test
  void transferCodingOfAnOldClientIsRefusedAndWhatFollowsIsNoRequest() {
    assertOnlyRefused(
        "PUT /v2/images/x/tags/a HTTP/1.0", "Connection: keep-alive\r\nTransfer-Encoding: chunked");
  }

  @Test
  void whatFollowsARequestWithALengthInFrontOfItsCodingIsNoRequest() {
    String framing = "Content-Length: 5\r\nTransfer-Encoding: chunked";

    // because Payara does not show the length, and the request itself is answered as any other
    assertTrue(only("PUT /v2/images/x/tags/a HTTP/1.1", framing).status() >= 400);
    assertTrue(only("POST / HTTP/1.1", framing).status() >= 300);
  }

  private void assertOnlyRefused(String line, String framing) {
    only(line, framing).expectRefusal().expect(400);
  }

  /** The answer, behind which there is no other. */
  private Answer only(String line, String framing) {
    Answer answer =
        RawConnection.sendToTheEnd(
                line
                    + "\r\nHost: images\r\nX-Auth-Token: "
                    + token
                    + "\r\n"
                    + framing
                    + "\r\n\r\n0\r\n\r\n"
                    + RawConnection.head("GET " + LIST, token)
                    + "\r\n")
            .orElseThrow();

    assertFalse(answer.body().contains("HTTP/1.1"), "what follows was taken for a request");
    return answer;
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "1, 2", "99999999999999999999"})
  void malformedLengthIsRefused(String length) {
    Answer answer = RawConnection.send("POST " + LIST, "Content-Length: " + length + "\r\n", "{}");

    assertTrue(answer.status() == 400 || answer.status() == 413, answer::toString);
    assertFalse(answer.body().contains("<"), answer.body());
  }

  @Test
  void malformedChunkIsRefused() {
    RawConnection.sendToTheEnd(
            RawConnection.request(
                "POST " + LIST, "Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n"))
        .ifPresent(Answer::expectRefusal);
  }

  @Test
  void prefaceOfHttp2IsRefused() {
    String settings = "\0\0\0\4\0\0\0\0\0";

    // because Payara answers it and then waits for more on the connection
    Answer answer = RawConnection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + settings);

    assertTrue(answer.status() >= 400, answer::toString);
  }

  @Test
  void upgradeToHttp2IsNotTaken() {
    RawConnection.send(
            RawConnection.head("GET " + LIST + "?limit=0", token)
                + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n")
        .expect(200);
  }
}
