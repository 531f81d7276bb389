package org.cloudimages.version;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.http.ApiMinor;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.DrainSwitch;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which versions there are, and under which names the API is reached. */
@ArquillianTest
@Tag("identity")
@SharedDeployment
class VersionsIT {

  private static final String VENDOR_TYPE = "application/vnd.openstack.images-v2";

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @ParameterizedTest
  @CsvSource({
    "/,300",
    "/foo,300",
    "/v1/images,300",
    "/v1,300",
    "/v9/images,300",
    "/v2.19/images,300",
    "/V2/images,300",
    "/images,300",
    "/versions,200",
    "/versions/,200",
    "/versions/x,200",
    "/v2,200",
    "/v2/,200",
    "/v2.0,200",
    "/v2.15/,200"
  })
  void everyoneMayAskForTheVersions(String path, int status) {
    assertVersions(status, Api.anonymous().get(path));
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/,300",
    "PUT,/foo,300",
    "DELETE,/versions,200",
    "OPTIONS,/,300",
    "PATCH,/v2,200"
  })
  void everyMethodAsksForTheVersions(String method, String path, int status) {
    assertVersions(status, Api.anonymous().send(method, path, BodyPublishers.noBody()));
  }

  @Test
  void tokenMakesNoDifference() {
    assertVersions(300, owner.get("/"));
    assertVersions(200, Api.withToken("unknown").get("/v2/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2", "/v2.0", "/v2.1", "/v2.9", "/v2.15"})
  void everyMinorVersionIsAnAlias(String base) {
    JsonObject image =
        owner.post(base + "/images", JsonText.object("{'name':'by an alias'}")).expect(201).json();

    assertEquals("/v2/images/" + image.getString("id"), image.getString("self"));
    assertEquals(image, owner.get(base + "/images/" + image.getString("id")).expect(200).json());
  }

  @Test
  void aliasNeedsATokenLikeTheApi() {
    Api.anonymous().get("/v2.7/images").expect(401);
    Api.anonymous().with("Accept", VENDOR_TYPE).get("/images").expect(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {VENDOR_TYPE, VENDOR_TYPE + ".0", VENDOR_TYPE + ".15"})
  void acceptHeaderNamesTheVersionOfAnUnversionedPath(String accept) {
    String image = owner.create("without a version");

    Answer answer = owner.with("Accept", accept).get(image.substring("/v2".length()));

    assertEquals(owner.get(image).json(), answer.expect(200).json());
  }

  @Test
  void locationOfAnImageIsTheSameByEveryName() {
    Answer answer = owner.post("/v2.5/images", JsonText.object("{}")).expect(201);

    assertEquals(
        Optional.of(endpoint() + answer.json().getString("self")), answer.header("Location"));
  }

  @Test
  void listOfAnAliasLinksToTheApi() {
    assertEquals(
        "/v2/images?limit=1",
        owner.get("/v2.5/images?limit=1").expect(200).json().getString("first"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "//", "///", "////"})
  void leadingSlashesAreOne(String slashes) {
    String image = owner.create("behind slashes");
    String path = slashes + image.substring(1);

    Api.anonymous().get(path).expect(401);
    assertEquals(owner.get(image).json(), owner.get(path).expect(200).json());
    owner.delete(slashes + image.substring(1)).expect(204);
    owner.get(image).expect(404);
    assertVersions(300, Api.anonymous().get(slashes));
    assertVersions(200, Api.anonymous().get(slashes + "v2"));
    assertEquals("OK", Api.anonymous().get(slashes + "healthcheck").expect(200).body());
  }

  @Test
  void healthcheckIsForEveryone() {
    Answer answer = Api.anonymous().get("/healthcheck").expect(200);

    assertEquals("OK", answer.body());
    assertEquals("text/plain", answer.header("Content-Type").orElse("").split(";")[0]);
    assertEquals(Optional.of("no-store"), answer.header("Cache-Control"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthcheck", "/healthcheck/ready"})
  void headOfTheHealthIsItsAnswerWithoutTheBody(String path) {
    Answer answer = Api.anonymous().send("HEAD", path, BodyPublishers.noBody()).expect(200);

    assertEquals("", answer.body());
    assertEquals(Api.anonymous().get(path).header("Content-Type"), answer.header("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthcheck", "/healthcheck/ready"})
  void healthIsToldInJson(String path) {
    Answer answer =
        Api.anonymous().with("Accept", "text/html, Application/JSON;q=0.9").get(path).expect(200);

    assertEquals(JsonText.object("{'status':'OK','reasons':[]}"), answer.json());
    assertEquals(Optional.of("application/json"), answer.header("Content-Type"));
  }

  @Test
  void nodeThatDrainsIsAliveForNobodyAndSaysWhy() {
    try (DrainSwitch drain = DrainSwitch.on()) {
      Api.anonymous()
          .get("/healthcheck")
          .expectFault(503, "The service is temporarily unavailable.");
      for (Answer answer :
          new Answer[] {
            Api.anonymous().with("Accept", "application/json").get("/healthcheck"),
            Api.anonymous().get("/healthcheck/ready")
          }) {
        assertEquals(
            JsonText.object("{'status':'DRAINING','reasons':['The node is drained.']}"),
            answer.expect(503).json());
      }
      Api.anonymous().send("HEAD", "/healthcheck", BodyPublishers.noBody()).expect(503);
    }

    Api.anonymous().get("/healthcheck/ready").expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/healthcheck", "/healthcheck/ready"})
  void healthIsOnlyRead(String path) {
    Answer answer = Api.anonymous().send("POST", path, BodyPublishers.noBody()).expect(405);

    assertEquals(Optional.of("GET, HEAD"), answer.header("Allow"));
  }

  private static String endpoint() {
    return TestBed.get().server().endpoint().toString();
  }

  private static void assertVersions(int status, Answer answer) {
    JsonArrayBuilder versions = Json.createArrayBuilder();
    List<ApiMinor> minors = ApiMinor.listed();
    for (int minor = minors.size() - 1; minor >= 0; minor--) {
      versions.add(
          Json.createObjectBuilder()
              .add("id", minors.get(minor).text())
              .add("status", minor == minors.size() - 1 ? "CURRENT" : "SUPPORTED")
              .add(
                  "links",
                  Json.createArrayBuilder()
                      .add(
                          Json.createObjectBuilder()
                              .add("rel", "self")
                              .add("href", endpoint() + "/v2/"))));
    }
    assertEquals(
        Json.createObjectBuilder().add("versions", versions).build(), answer.expect(status).json());
    assertEquals(Optional.of("application/json"), answer.header("Content-Type"));
  }
}
