package org.cloudimages.info.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonValue;
import java.util.Optional;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /v2/info} without any quota. */
@ArquillianTest
@Tag("identity")
@SharedDeployment
class InfoIT {

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @ParameterizedTest
  @ValueSource(strings = {"member", "reader", "admin", "service", "nobody"})
  void usageIsEmptyForEveryCaller(String user) {
    Answer usage = Api.as(user).get("/v2/info/usage").expect(200);

    assertEquals("{\"usage\":{}}", usage.body());
    assertEquals(Optional.of("application/json"), usage.header("Content-Type"));
  }

  @Test
  void usageNeedsAToken() {
    Api.anonymous().get("/v2/info/usage").expect(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/info", "/v2/info/nothing", "/v2/info/usage/more"})
  void otherNamesAreNotFound(String path) {
    Api.as("admin").get(path).expect(404);
  }

  @Test
  void otherMethodsAreNotAllowed() {
    Answer refused = Api.as("admin").post("/v2/info/usage", JsonValue.EMPTY_JSON_OBJECT);

    refused.expectFault(405, "POST is not allowed here.");
    assertEquals(Optional.of("GET"), refused.header("Allow"));
  }
}
