package org.cloudimages.limit.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.identity.keystone.KeystoneAdmin;
import org.cloudimages.identity.keystone.KeystoneUsers;
import org.cloudimages.server.Keystone;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.KeystoneOnly;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Limits that a real Keystone keeps. */
@ArquillianTest
@Tag("identity")
@KeystoneOnly
class KeystoneLimitsIT {

  @Deployment(testable = false)
  static WebArchive war() {
    Map<String, String> settings = new HashMap<>(TestBed.get().settings());
    settings.put("images.quota.keystone", "true");
    return TestWar.create(settings);
  }

  @BeforeAll
  static void setLimits() {
    KeystoneUsers users = (KeystoneUsers) TestBed.get().users();
    KeystoneAdmin admin = users.admin();
    admin.grantSystem(admin.user(KeystoneUsers.SERVICE_USER), "reader");
    KeystoneAdmin cloud = users.cloudAdmin();
    cloud.registerLimit("image", "image_count_total", 1_000_000);
    cloud.limit("image", "kept", "image_count_total", 2);
  }

  private static JsonObject usage(Api caller) {
    return caller
        .get("/v2/info/usage")
        .expect(200)
        .json()
        .getJsonObject("usage")
        .getJsonObject("image_count_total");
  }

  @Test
  void limitsOfKeystoneHoldAlsoWhileItIsAway() {
    Keystone keystone = TestBed.get().keystone().orElseThrow();
    Api keeper = Api.as("keeper");
    String first = keeper.create("first");
    String second = keeper.create("second");

    keeper
        .post("/v2/images", JsonValue.EMPTY_JSON_OBJECT)
        .expectFault(413, "The project may have at most 2 images.");
    assertEquals(2, usage(keeper).getInt("limit"));
    assertEquals(2, usage(keeper).getInt("usage"));
    assertEquals(1_000_000, usage(Api.as("stranger")).getInt("limit"));
    keystone.stop();
    try {
      keeper.post("/v2/images", JsonValue.EMPTY_JSON_OBJECT).expect(413);
      keeper.delete(second).expect(204);
      second = keeper.create("second");
    } finally {
      keystone.start();
    }
    keeper.delete(first).expect(204);
    keeper.delete(second).expect(204);
    assertEquals(0, usage(keeper).getInt("usage"));
  }
}
