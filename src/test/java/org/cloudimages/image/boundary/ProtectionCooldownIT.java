package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image whose protection was lifted a short time ago cannot be deleted yet, by anybody. */
@ArquillianTest
@SharedDeployment(SharedDeployment.MOVED_CLOCK)
class ProtectionCooldownIT {

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.withMovedClock();
  }

  private String unprotected() {
    String image = owner.create(JsonText.object("{'protected':true}"));
    owner.replace(image, "protected", JsonValue.FALSE).expect(200);
    return image;
  }

  private static void moveClock(String time) {
    Api.as("admin").send("POST", "/v2/probe/clock/" + time, BodyPublishers.noBody()).expect(204);
  }

  private static String refusal(Api api, String image) {
    return api.delete(image).expect(403).fault().getString("message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"member", "admin"})
  void imageThatWasProtectedAMomentAgoIsForbidden(String user) {
    String image = unprotected();

    String message = refusal(Api.as(user), image);

    String prefix =
        "Image " + idOf(image) + " was protected a short time ago; it can be deleted from ";
    assertTrue(message.startsWith(prefix) && message.endsWith(" on."), message);
    Instant from =
        Instant.parse(message.substring(prefix.length(), message.length() - " on.".length()));
    assertTrue(from.isAfter(Instant.now().plusSeconds(300)), message);
    owner.get(image).expect(200);
  }

  @Test
  void imageThatHasCooledDownIsDeleted() {
    String image = unprotected();

    moveClock(TestWar.TEN_MINUTES);

    owner.delete(image).expect(204);
    owner.get(image).expect(404);
  }

  @Test
  void otherChangesNeitherLengthenNorEndIt() {
    String image = unprotected();
    String before = refusal(owner, image);

    owner.replace(image, "name", "new").expect(200);
    owner.replace(image, "protected", JsonValue.FALSE).expect(200);

    assertEquals(before, refusal(owner, image));
  }

  @Test
  void protectingAndLiftingInOnePatchIsALifting() {
    String image = owner.create(JsonText.object("{'protected':true}"));
    JsonArray patch =
        JsonText.array(
            "[{'op':'replace','path':'/protected','value':false},"
                + "{'op':'replace','path':'/name','value':'x'}]");

    owner.patch(image, patch).expect(200);

    assertTrue(refusal(owner, image).contains("was protected a short time ago"));
  }

  @Test
  void imageThatNeverWasProtectedIsDeletedAtOnce() {
    String image = owner.create("never protected");
    owner.replace(image, "protected", JsonValue.FALSE).expect(200);

    owner.delete(image).expect(204);
  }

  @Test
  void bulkDeleteHoldsIt() {
    String image = unprotected();
    String id = idOf(image);

    assertEquals(
        403,
        owner
            .post("/v2/images/actions/delete", JsonText.object("{'ids':['" + id + "']}"))
            .expect(200)
            .json()
            .getJsonArray("results")
            .getJsonObject(0)
            .getInt("status"));
    owner.get(image).expect(200);
  }
}
