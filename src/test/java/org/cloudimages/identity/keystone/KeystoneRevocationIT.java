package org.cloudimages.identity.keystone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashMap;
import java.util.Map;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.KeystoneOnly;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.Users;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Without a cache, what is taken back in Keystone is worth nothing at once. */
@ArquillianTest
@Tag("identity")
@KeystoneOnly
class KeystoneRevocationIT {

  private static CountingProxy proxy;

  private final KeystoneUsers users = (KeystoneUsers) TestBed.get().users();
  private final KeystoneAdmin admin = users.admin();

  @Deployment(testable = false)
  static WebArchive war() {
    proxy = new CountingProxy(TestBed.get().keystone().orElseThrow().url());
    Map<String, String> settings = new HashMap<>(KeystoneUsers.settings(proxy.url()));
    settings.put("images.keystone.cache-seconds", "0");
    return TestWar.create(settings);
  }

  @AfterAll
  static void close() {
    proxy.close();
  }

  @Test
  void revokedTokenIsUnauthorizedAtOnce() {
    String token = users.freshToken("member");
    Api.withToken(token).get("/v2/images").expect(200);

    admin.revoke(token);

    Api.withToken(token).get("/v2/images").expect(401);
  }

  @Test
  void disabledUserIsUnauthorizedAtOnce() {
    String user = admin.createUser("disabled later", Users.PASSWORD);
    admin.grant(user, "demo", "member");
    Api api = Api.withToken(admin.token("disabled later", Users.PASSWORD, "demo"));
    api.get("/v2/images").expect(200);

    admin.enable("user", user, false);

    api.get("/v2/images").expect(401);
  }

  @Test
  void disabledProjectIsUnauthorizedAtOnce() {
    String project = admin.createProject("disabled later");
    admin.grant(users.id("member"), project, "member");
    Api api = Api.withToken(admin.token("member", Users.PASSWORD, project));
    api.get("/v2/images").expect(200);

    admin.enable("project", project, false);
    api.get("/v2/images").expect(401);
  }

  @Test
  void ownTokenOfTheServiceIsRenewedWhenItIsRevoked() {
    Api.as("member").get("/v2/images").expect(200);
    String own = proxy.ownToken();
    long logins = proxy.logins();

    admin.revoke(own);

    Api.as("member").get("/v2/images").expect(200);
    assertNotEquals(own, proxy.ownToken());
    assertEquals(logins + 1, proxy.logins());
  }
}
