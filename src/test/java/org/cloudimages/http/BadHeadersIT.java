package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.PayaraOnly;
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
  private static final String PROBLEM = "application/problem+json";

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

  /** Whoever refuses: a filter, the runtime, a resource, or the server by its page of faults. */
  @ParameterizedTest
  @CsvSource({
    "GET,/v2/images/unknown,404",
    "GET,/v2/images?limit=x,400",
    "GET,/v2/images?name=%FF,400",
    "POST,/v2/images,400",
    "PUT,/v2/images,405",
    "OPTIONS,/v2/images,405",
    "FOO,/v2/images,405",
    "DELETE,/v2/images/unknown/file,405",
    "GET,/v2/nothing,404",
    "GET,/v2//images,404",
    "DELETE,/healthcheck,405",
    "GET,/identity/v3/nothing,404",
    "GET,/identity/v3/auth/tokens,404"
  })
  void problemDetailsTellTheSameAsTheUsualFault(String method, String path, int status) {
    Answer usual = owner.send(method, path, BodyPublishers.noBody()).expect(status);
    Answer problem =
        owner
            .with("Accept", PROBLEM + ", */*;q=0.1")
            .send(method, path, BodyPublishers.noBody())
            .expect(status);

    assertEquals(Optional.of("application/json"), usual.header("Content-Type"));
    assertEquals(Optional.of(PROBLEM), problem.header("Content-Type"));
    assertEquals(usual.fault().getString("message"), problem.json().getString("detail"));
    assertEquals(usual.header("Allow"), problem.header("Allow"));
  }

  @Test
  void problemDetailsAreGivenToWhoIsNotEvenKnown() {
    Api visitor = Api.anonymous().with("Accept", PROBLEM);
    for (String path : List.of(LIST, "/identity/v3/projects")) {
      Answer answer = visitor.get(path).expect(401);
      assertEquals(Optional.of(PROBLEM), answer.header("Content-Type"));
      assertTrue(answer.header("WWW-Authenticate").isPresent());
    }
  }

  @Test
  // because WildFly answers this by a file of its own
  @PayaraOnly
  void problemDetailsAreGivenByThePageOfFaults() {
    Answer answer =
        RawConnection.send("GET /WEB-INF/web.xml", "Accept: " + PROBLEM + "\r\n", "")
            .expectRefusal()
            .expect(404);

    assertEquals(Optional.of(PROBLEM), answer.header("Content-Type"));
  }

  @Test
  void problemDetailsNameTheField() {
    Api caller = owner.with("Accept", PROBLEM);
    String image = owner.create("with fields");

    assertEquals("limit", caller.get(LIST + "?limit=x").expect(400).json().getString("field"));
    assertEquals("size", caller.replace(image, "size", "1").expect(403).json().getString("field"));
    assertEquals(
        "X-Openstack-Request-Id",
        caller
            .with("X-Openstack-Request-Id", "x".repeat(65))
            .get(LIST)
            .expect(431)
            .json()
            .getString("field"));
  }

  @Test
  void problemDetailsAreNotForWhoLikesTheUsualFormAsMuch() {
    for (String accept : List.of(PROBLEM + ", application/json", PROBLEM + ";q=0.5, */*")) {
      Answer answer = owner.with("Accept", accept).get(LIST + "/unknown").expect(404);
      assertEquals(Optional.of("application/json"), answer.header("Content-Type"), () -> accept);
    }
    assertEquals(
        Optional.of("application/json"),
        owner.with("Accept", PROBLEM).get(LIST + "?limit=0").expect(200).header("Content-Type"));
  }

  @Test
  void browserTakesAnswersForWhatTheySayTheyAre() {
    for (String path : List.of("/", "/healthcheck", LIST, LIST + "/none", "/WEB-INF/web.xml")) {
      Answer answer = RawConnection.send("GET " + path, "", "");
      assertEquals(
          Optional.of("nosniff"), answer.header("X-Content-Type-Options"), answer::toString);
      assertEquals(Optional.of("no-referrer"), answer.header("Referrer-Policy"), answer::toString);
      assertEquals(
          Optional.of("default-src 'none'; frame-ancestors 'none'"),
          answer.header("Content-Security-Policy"),
          answer::toString);
      assertEquals(Optional.empty(), answer.header("Server"), answer::toString);
      assertEquals(Optional.empty(), answer.header("X-Powered-By"), answer::toString);
    }
  }

  @Test
  void onlyDocumentsAreKeptAndOnlyByWhoAskedForThem() {
    String image = owner.createRaw();
    owner.upload(image, "data").expect(204);

    for (String path : List.of(LIST, image, "/v2/schemas/image")) {
      assertEquals(Optional.of("private, no-cache"), owner.get(path).header("Cache-Control"));
    }
    for (String path : List.of(image + "/file", "/metrics", "/identity/v3", "/healthcheck/ready")) {
      assertEquals(Optional.of("no-store"), owner.get(path).header("Cache-Control"), () -> path);
    }
    assertEquals(Optional.of("Accept, X-Auth-Token"), owner.get(image).header("Vary"));
  }

  @Test
  void nothingAllowsAPageOfAnotherOriginUnlessItIsSet() {
    Answer answer = owner.with("Origin", "https://portal.example.com").get(LIST).expect(200);

    assertFalse(answer.toString().contains("access-control"), answer::toString);
  }

  /** A server's parser may refuse a header before the application is asked. */
  private static void assertNotFound(Answer answer) {
    answer.expectRefusal();
    assertTrue(answer.status() == 404 || answer.body().isEmpty(), answer::toString);
  }
}
