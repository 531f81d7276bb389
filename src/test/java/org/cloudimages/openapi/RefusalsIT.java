package org.cloudimages.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.DrainSwitch;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** What all operations of the document refuse alike, each asked for by what the document says. */
@ArquillianTest
@SharedDeployment
class RefusalsIT {

  private static final int MIB = 1024 * 1024;

  private final Api owner = Api.as("member");
  private final String image = Api.idOf(owner.create("to be asked for"));

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  private static Stream<DocumentedOperation> operations() {
    return Document.SERVED.operations().stream();
  }

  private static Stream<DocumentedOperation> thatTakeJson() {
    return operations()
        .filter(
            operation -> operation.requestContent().keySet().stream().anyMatch(RefusalsIT::isJson));
  }

  private static boolean isJson(String media) {
    return media.contains("json");
  }

  private Answer send(Api client, DocumentedOperation operation, String type, String body) {
    String path =
        operation
            .path()
            .replace("{id}", image)
            .replace("{member}", "other")
            .replace("{tag}", "word")
            .replace("{store}", "default")
            .replace("{name}", "image");
    return client
        .with("Content-Type", type)
        .send(operation.method(), path, BodyPublishers.ofString(body));
  }

  @Test
  void nothingButWhatIsPublicIsAnsweredWithoutAToken() {
    operations()
        .filter(operation -> !operation.definition().containsKey("security"))
        .forEach(
            operation ->
                assertEquals(
                    401,
                    send(Api.anonymous(), operation, "text/plain", "").status(),
                    operation.id()));
  }

  @Test
  void bodyOfAnotherTypeIsRefused() {
    thatTakeJson()
        .forEach(
            operation ->
                assertEquals(
                    415, send(owner, operation, "text/plain", "text").status(), operation.id()));
  }

  @Test
  void bodyOfMoreThanAMebibyteIsRefused() {
    String large = "[\"" + "x".repeat(MIB) + "\"]";
    thatTakeJson()
        .forEach(
            operation -> {
              String type =
                  operation.requestContent().keySet().stream()
                      .filter(RefusalsIT::isJson)
                      .findFirst()
                      .orElseThrow();
              assertEquals(413, send(owner, operation, type, large).status(), operation.id());
            });
  }

  @Test
  void whoMayListNothingDeletesNothingByAFilter() {
    Api.as("nobody")
        .post("/v2/images/actions/delete", JsonText.object("{'filter':{'name':'x'}}"))
        .expect(403);
  }

  @Test
  void tokenOfAnotherUserIsNotChecked() {
    Api.as("colleague")
        .with("X-Subject-Token", TestBed.get().users().token("member"))
        .send("HEAD", "/identity/v3/auth/tokens", BodyPublishers.noBody())
        .expect(403);
  }

  @Test
  void identityRefusesInItsOwnForm() {
    String id = "x".repeat(65);
    owner.with("X-Openstack-Request-Id", id).get("/v2/info/import").expect(431);
    Api.anonymous().with("X-Openstack-Request-Id", id).get("/identity/v3").expect(431);
    owner.get("/identity/v3/projects/%ff").expect(400);
    try (DrainSwitch drain = DrainSwitch.on()) {
      Api.anonymous().get("/identity/v3").expect(503);
      Api.anonymous().get("/openapi").expect(503);
      Api.anonymous().send("HEAD", "/healthcheck/ready", BodyPublishers.noBody()).expect(503);
    }
  }
}
