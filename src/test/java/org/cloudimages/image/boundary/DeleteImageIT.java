package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.image.deletion.FaultyImageDeletion;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.DrainSwitch;
import org.cloudimages.testing.RawConnection;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.WildFlyOnly;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the status table of <em>Delete Image</em>, each by its natural conditions. */
@ArquillianTest
@SharedDeployment(SharedDeployment.LIMITS)
@Tag("database")
@Tag("identity")
class DeleteImageIT {

  private static final String LIST = "/v2/images";
  private static final String TOKEN_NEEDED = "A valid token is required.";
  private static final String NOT_AUTHORIZED = "You are not authorized to perform delete_image.";

  private final Api admin = Api.as("admin");
  private final Api owner = Api.as("member");
  private final Api stranger = Api.as("stranger");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.withLimits();
  }

  private static String unknown() {
    return LIST + "/" + UUID.randomUUID();
  }

  private static String nothingAt(String path) {
    return "No image with id " + idOf(path) + " exists.";
  }

  private static String create(Api api, String attribute, JsonValue value) {
    return api.create(Json.createObjectBuilder().add(attribute, value).build());
  }

  private static String rows(String table, String image) {
    return Api.as("admin").get("/v2/probe/rows/" + table + "/" + idOf(image)).body();
  }

  private void assertStillThere(String image) {
    admin.get(image).expect(200);
  }

  // 204

  @Test
  void deleteIsNoContentAndTheImageIsGone() {
    String image = owner.create("to be deleted");

    owner.delete(image).expect(204);

    owner.get(image).expectFault(404, nothingAt(image));
    admin.get(image).expectFault(404, nothingAt(image));
    assertFalse(owner.get(LIST + "?limit=1000").body().contains(idOf(image)));
  }

  @Test
  void deleteWritesOneAuditRow() {
    String image = owner.create("to be deleted");

    owner.delete(image).expect(204);

    assertEquals("2", rows("audit_entries", image), "image.create and image.delete");
  }

  @Test
  void adminDeletesForOthers() {
    String image = owner.create("of a project");

    admin.delete(image).expect(204);
  }

  @Test
  void memberDeletesWhatAColleagueCreated() {
    String image = Api.as("colleague").create("of a colleague");

    owner.delete(image).expect(204);
  }

  @Test
  void idOfADeletedImageIsNeverUsedAgain() {
    String image = owner.create("once");
    owner.delete(image).expect(204);

    owner
        .post(LIST, Json.createObjectBuilder().add("id", idOf(image)).build())
        .expectFault(409, "An image with id " + idOf(image) + " already exists.");
  }

  @Test
  void unknownQueryParametersAndContentTypeAreIgnored() {
    String image = owner.create("of an old client");

    owner
        .with("Content-Type", "application/octet-stream")
        .delete(image + "?format=json")
        .expect(204);
  }

  @Test
  void versionedAliasDeletesToo() {
    String image = owner.create("by an alias");

    owner.delete(image.replace("/v2/", "/v2.9/")).expect(204);

    owner.get(image).expect(404);
  }

  // 400

  @Test
  void bodyIsBadRequest() {
    String image = owner.create("with a body");

    owner
        .send("DELETE", image, BodyPublishers.ofString("{}"))
        .expectFault(400, "No request body is allowed here.");

    assertStillThere(image);
  }

  @Test
  void chunkedBodyIsBadRequest() {
    String image = owner.create("with a chunked body");

    Answer answer =
        RawConnection.send(
            "DELETE " + image, "Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n");

    answer.expectFault(400, "No request body is allowed here.");
    assertStillThere(image);
  }

  @Test
  void chunkedBodyThatIsEmptyIsNone() {
    String image = owner.create("with an empty body");

    RawConnection.send("DELETE " + image, "Transfer-Encoding: chunked\r\n", "0\r\n\r\n")
        .expect(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FF", "%C3%28", "%80abc"})
  void pathThatIsNotUtf8IsBadRequest(String segment) {
    RawConnection.send("DELETE " + LIST + "/" + segment, "", "")
        .expectFault(400, "The path is not valid.");
  }

  @Test
  // because Payara answers 200 with an empty body before the application is asked
  @WildFlyOnly
  void pathWithABrokenEscapeIsBadRequest() {
    Answer answer = RawConnection.send("DELETE " + LIST + "/%zz", "", "");

    answer.expect(400);
    assertEquals("", answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: close\r\n",
        "Host: images\r\nConnection: close\r\nContent-Length: 1\r\nContent-Length: 2\r\n"
      })
  void malformedRequestIsBadRequestWithoutABody(String headers) {
    Answer answer = RawConnection.send("DELETE " + unknown() + " HTTP/1.1\r\n" + headers + "\r\n");

    answer.expect(400);
    assertEquals("", answer.body());
  }

  // 401

  @Test
  void missingTokenIsUnauthorized() {
    String image = owner.create("not for everyone");

    Answer answer = Api.anonymous().delete(image).expectFault(401, TOKEN_NEEDED);

    String identity = TestBed.get().authenticationUri();
    assertEquals(
        Optional.of("Keystone uri=\"" + identity + "\""), answer.header("WWW-Authenticate"));
    assertStillThere(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "unknown", "not/base64!", "AAAA"})
  void emptyOrUnknownTokenIsUnauthorized(String token) {
    Api.withToken(token).delete(unknown()).expectFault(401, TOKEN_NEEDED);
  }

  @Test
  void expiredTokenIsUnauthorized() {
    Api.withToken(TestBed.get().users().expiredToken("member"))
        .delete(unknown())
        .expectFault(401, TOKEN_NEEDED);
  }

  @Test
  void revokedTokenIsUnauthorized() {
    Api.withToken(TestBed.get().users().revokedToken())
        .delete(unknown())
        .expectFault(401, TOKEN_NEEDED);
  }

  @Test
  void forgedTokenIsUnauthorized() {
    Api.withToken(TestBed.get().users().forgedToken("admin"))
        .delete(unknown())
        .expectFault(401, TOKEN_NEEDED);
  }

  // 403

  @ParameterizedTest
  @ValueSource(strings = {"member", "admin"})
  void protectedImageIsForbiddenForOwnerAndAdmin(String user) {
    String image = create(owner, "protected", JsonValue.TRUE);

    Api.as(user)
        .delete(image)
        .expectFault(
            403,
            "Image " + idOf(image) + " is protected; set protected to false before deleting it.");

    assertStillThere(image);
    owner.replace(image, "protected", JsonValue.FALSE).expect(200);
    owner.delete(image).expect(204);
  }

  @Test
  void publicImageOfOthersIsForbidden() {
    String image = create(admin, "visibility", Json.createValue("public"));

    owner.delete(image).expectFault(403, NOT_AUTHORIZED);

    assertStillThere(image);
  }

  @Test
  void communityImageOfOthersIsForbidden() {
    String image = create(owner, "visibility", Json.createValue("community"));

    stranger.delete(image).expectFault(403, NOT_AUTHORIZED);

    assertStillThere(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger", "keeper"})
  void imageThatOthersShareIsForbiddenForItsMembers(String member) {
    String image = owner.create("shared");
    for (String project : List.of("other", "kept")) {
      owner
          .post(image + "/members", Json.createObjectBuilder().add("member", project).build())
          .expect(200);
    }

    Api.as(member).delete(image).expectFault(403, NOT_AUTHORIZED);

    assertStillThere(image);
  }

  @Test
  void ownImageIsForbiddenForAReader() {
    String image = owner.create("to be read");

    Api.as("reader").delete(image).expectFault(403, NOT_AUTHORIZED);

    assertStillThere(image);
  }

  // 404

  @Test
  void unknownIdIsNotFound() {
    String image = unknown();

    owner.delete(image).expectFault(404, nothingAt(image));
  }

  @ParameterizedTest
  @CsvSource({
    "a%20name,a name",
    "short,short",
    "0123456789abcdef0123456789abcdef0123456789abcdef,0123456789abcdef0123456789abcdef0123456789abcdef",
    "%C3%A4,ä",
    "a%2Fb,a/b",
    "x;y=z,x;y=z"
  })
  void nameOrOtherTextIsNotFound(String segment, String id) {
    owner.delete(LIST + "/" + segment).expectFault(404, "No image with id " + id + " exists.");
  }

  /** Derby ignores blanks at the ends of texts that it compares. */
  @Test
  void imageOfAProjectThatOnlyLooksAlikeIsNotFound() {
    String image = owner.create("of demo and a blank");
    Api.as("admin")
        .send(
            "PUT", "/v2/probe/texts/images/owner/" + idOf(image), BodyPublishers.ofString("demo "))
        .expect(204);

    owner.get(image).expect(404);
    owner.delete(image).expect(404);
    Api.as("admin").get(image).expect(200);
    Api.as("admin").delete(image).expect(204);
  }

  @Test
  void nameOfAnImageIsNotFound() {
    String name = UUID.randomUUID().toString();
    String image = owner.create(name);

    owner.delete(LIST + "/" + name).expectFault(404, nothingAt(name));

    assertStillThere(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"member", "admin"})
  void deletedImageIsNotFoundForFormerOwnerAndAdmin(String user) {
    String image = owner.create("once");
    owner.delete(image).expect(204);

    Api.as(user).delete(image).expectFault(404, nothingAt(image));
  }

  @Test
  void privateImageOfOthersIsNotFound() {
    String image = create(owner, "visibility", Json.createValue("private"));

    stranger.delete(image).expectFault(404, nothingAt(image));

    assertStillThere(image);
  }

  @Test
  void sharedImageOfOthersIsNotFoundWithoutMembership() {
    String image = owner.create("shared with nobody");

    stranger.delete(image).expectFault(404, nothingAt(image));
  }

  @Test
  void ownImageIsNotFoundWithoutAnyRole() {
    String image = owner.create("to be known by readers only");

    Api.as("nobody").delete(image).expectFault(404, nothingAt(image));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/images/", "/v2//images/x", "/v2/images//x", "/v2/images/x/y/z"})
  void pathWithoutARouteIsNotFound(String path) {
    owner.delete(path).expectFault(404, "The resource could not be found.");
  }

  // 405

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "OPTIONS", "FOO"})
  void otherMethodsOfAnImageAreBadMethods(String method) {
    String image = owner.create("with three methods");

    Answer answer = owner.send(method, image, BodyPublishers.noBody());

    answer.expectFault(405, method + " is not allowed here.");
    assertEquals(Optional.of("GET, PATCH, DELETE"), answer.header("Allow"));
    assertStillThere(image);
  }

  @Test
  void headOfAnImageIsABadMethodWithoutABody() {
    String image = owner.create("without a head");

    Answer answer = RawConnection.send("HEAD " + image, "", "");

    answer.expect(405);
    assertEquals("", answer.body());
    assertEquals(Optional.of("GET, PATCH, DELETE"), answer.header("Allow"));
  }

  @Test
  void traceOfAnImageIsABadMethod() {
    String image = owner.create("without a trace");

    Answer answer = RawConnection.send("TRACE " + image, "", "");

    answer.expect(405);
    assertFalse(answer.body().contains("<"), answer.body());
  }

  @Test
  void deleteOfTheListIsABadMethod() {
    Answer answer = owner.delete(LIST).expectFault(405, "DELETE is not allowed here.");

    assertEquals(Optional.of("GET, POST"), answer.header("Allow"));
  }

  // 413

  @Test
  void tooManyDeletesAreOverLimitEvenOfUnknownIds() {
    Api hasty = Api.as("hasty");
    String image = hasty.create("of a project in a hurry");

    Answer refused =
        IntStream.rangeClosed(0, 2 * TestWar.DELETES_A_MINUTE)
            .mapToObj(n -> hasty.delete(unknown()))
            .filter(answer -> answer.status() != 404)
            .findFirst()
            .orElseThrow();

    refused.expectFault(413, "Too many requests.");
    assertEquals("DELETE is limited to 200 per minute.", refused.fault().getString("details"));
    int seconds = refused.fault().getInt("retryAfter");
    assertTrue(seconds >= 1 && seconds <= 60, () -> "retryAfter " + seconds);
    assertEquals(Optional.of(Integer.toString(seconds)), refused.header("Retry-After"));
    hasty.get(image).expect(200);
    owner.delete(unknown()).expect(404);
  }

  // 500

  @Test
  void failureIsRolledBackAndTellsNothing() {
    String image = owner.create("that fails");

    Answer answer =
        owner
            .with("X-Openstack-Request-Id", FaultyImageDeletion.FAILING_REQUEST)
            .delete(image)
            .expectFault(500, "The service failed to process the request.");

    assertFalse(answer.body().contains(FaultyImageDeletion.SECRET));
    assertEquals(
        Optional.of(FaultyImageDeletion.FAILING_REQUEST), answer.header("X-Openstack-Request-Id"));
    assertStillThere(image);
    assertEquals("1", rows("audit_entries", image), "image.create");
    owner.delete(image).expect(204);
  }

  // 503

  @Test
  void drainingNodeIsUnavailable() {
    String image = owner.create("on a node that drains");
    try (DrainSwitch drain = DrainSwitch.on()) {
      Answer answer = owner.delete(image);

      answer.expectFault(503, "The service is temporarily unavailable.");
      assertEquals(Optional.of("5"), answer.header("Retry-After"));
      Api.anonymous().get("/healthcheck").expect(503);
    }

    owner.delete(image).expect(204);
  }

  @Test
  void exhaustedPoolIsUnavailable() {
    String image = owner.create("without a connection");
    assertTrue(
        Integer.parseInt(
                admin.send("POST", "/v2/probe/connections", BodyPublishers.noBody()).body())
            > 1);
    try {
      long start = System.nanoTime();

      owner.delete(image).expectFault(503, "The service is temporarily unavailable.");

      assertTrue(System.nanoTime() - start < 3_000_000_000L, "it took more than 3 s");
    } finally {
      admin.delete("/v2/probe/connections").expect(204);
    }

    owner.delete(image).expect(204);
  }

  /** The first failing check answers. */
  @Nested
  class Precedence {

    @Test
    void tokenComesBeforeTheId() {
      Api.anonymous().delete(unknown()).expect(401);
    }

    @Test
    void tokenComesBeforeTheRoute() {
      Api.anonymous().delete("/v2/nothing").expect(401);
      owner.delete("/v2/nothing").expect(404);
    }

    @Test
    void bodyComesBeforeTheId() {
      owner.send("DELETE", unknown(), BodyPublishers.ofString("x")).expect(400);
    }

    @Test
    void hidingComesBeforeProtection() {
      String image = create(owner, "protected", JsonValue.TRUE);

      stranger.delete(image).expectFault(404, nothingAt(image));
    }

    @Test
    void ownershipComesBeforeProtection() {
      String image =
          admin.create(
              Json.createObjectBuilder()
                  .add("visibility", "public")
                  .add("protected", true)
                  .build());

      owner.delete(image).expectFault(403, NOT_AUTHORIZED);
    }

    @Test
    void roleComesBeforeProtection() {
      String image = create(owner, "protected", JsonValue.TRUE);

      Api.as("reader").delete(image).expectFault(403, NOT_AUTHORIZED);
    }
  }
}
