package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that no sane client sends are refused or ignored: never a 500, and never HTML. */
@ArquillianTest
@SharedDeployment
class BadHeadersIT {

  private static final String LIST = "/v2/images";

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " Host: images\r\n\r\n",
        "Host: images\r\n\r\r\r",
        "Host: images\r\nno colon\r\n\r\n",
        "Host: images\r\nX: a\rb\r\n\r\n",
        "Host: images\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n"
      })
  // because Payara takes some of them
  @WildFlyOnly
  void malformedHeaderIsRefused(String headers) {
    RawConnection.sendToTheEnd("GET / HTTP/1.1\r\nConnection: close\r\n" + headers)
        .ifPresent(answer -> assertEquals(400, answer.status(), answer::toString));
    RawConnection.sendToTheEnd("GET / HTTP/1.1\r\n" + headers)
        .ifPresent(answer -> assertEquals(400, answer.status(), answer::toString));
  }

  @Test
  void requestIdOf65CharactersIsTooLarge() {
    owner.with("X-Openstack-Request-Id", "x".repeat(64)).get(LIST + "?limit=0").expect(200);
    owner
        .with("X-Openstack-Request-Id", "x".repeat(65))
        .get(LIST + "?limit=0")
        .expectFault(431, "X-Openstack-Request-Id has 65 characters, 64 are allowed.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Auth-Token", "X-Anything", "Accept", "Content-Type", "Cookie"})
  void headerOf10000CharactersIsNoFailure(String name) {
    Answer answer =
        RawConnection.send(
            "GET " + LIST + "?limit=0", name + ": " + "x".repeat(10_000) + "\r\n", "");

    if (answer.status() != 200) {
      answer.expectRefusal();
    }
  }

  @Test
  void headersAboveEveryBoundAreRefused() {
    RawConnection.sendToTheEnd(
            RawConnection.request(
                "GET " + LIST, "X-Anything: " + "x".repeat(2_000_000) + "\r\n", ""))
        .ifPresent(
            answer -> {
              assertTrue(answer.status() == 400 || answer.status() == 431, answer::toString);
              assertFalse(answer.body().contains("<"), answer.body());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "text/html", "foo", "/", ";", "*", "application/xml;q=x", "\""})
  void oddAcceptHeaderNeverChangesTheAnswer(String accept) {
    Answer list =
        RawConnection.send("GET " + LIST + "?limit=0", "Accept: " + accept + "\r\n", "")
            .expect(200);
    assertEquals(Optional.of("application/json"), list.header("Content-Type"));

    RawConnection.send("GET " + LIST + "/unknown", "Accept: " + accept + "\r\n", "")
        .expectRefusal()
        .expect(404);
    RawConnection.send("GET /v2/nothing", "Accept: " + accept + "\r\n", "")
        .expectRefusal()
        .expect(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "\u00E4", "\"", "<b>", "req-<script>"})
  void oddRequestIdIsNoFailure(String id) {
    assertNotFound(
        RawConnection.send(
            "GET " + LIST + "/unknown", "X-Openstack-Request-Id: " + id + "\r\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "/", ";", "a/b/c", "\u00E4", "\""})
  void malformedMediaTypeOfARequestWithoutABodyIsIgnored(String type) {
    for (String method : List.of("GET", "DELETE")) {
      assertNotFound(
          RawConnection.send(
              method + " " + LIST + "/unknown", "Content-Type: " + type + "\r\n", ""));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept-Language|en;q=1.5",
        "Accept-Language|en;q=x, *;q=",
        "Accept-Encoding|gzip;q=7, ;",
        "Accept-Charset|;;q=2",
        "Content-Language|, ;q=1",
        "Content-Encoding|, ;",
        "Cookie|;;=\"; $Version=x",
        "Date|yesterday",
        "If-Modified-Since|yesterday",
        "If-Unmodified-Since|yesterday",
        "If-Match|x y",
        "If-None-Match|*,*",
        "Link|<",
        "Max-Forwards|-1",
        "Expires|-1",
        "Cache-Control|max-age=x"
      })
  void headerThatNobodyReadsIsNoFailure(String name, String value) {
    String header = name + ": " + value + "\r\n";

    RawConnection.send("GET " + LIST + "?limit=0", header, "").expect(200);
    RawConnection.send("POST " + LIST, header + "Content-Length: 2\r\n", "{}").expect(201);
  }

  @Test
  void browserTakesAnswersForWhatTheySayTheyAre() {
    for (String path : List.of("/", "/healthcheck", LIST, LIST + "/none", "/WEB-INF/web.xml")) {
      assertEquals(
          Optional.of("nosniff"),
          RawConnection.send("GET " + path, "", "").header("X-Content-Type-Options"),
          () -> path);
    }
  }

  /** A server's parser may refuse a header before the application is asked. */
  private static void assertNotFound(Answer answer) {
    answer.expectRefusal();
    assertTrue(answer.status() == 404 || answer.body().isEmpty(), answer::toString);
  }
}
