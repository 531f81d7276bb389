package org.cloudimages.identity.local.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import org.cloudimages.identity.local.TestUsers;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.LocalUsersOnly;
import org.cloudimages.testing.OpenStackClient;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code openstack} of python-openstackclient against the identity service of local users. */
@ArquillianTest
@Tag("identity")
@SharedDeployment
@LocalUsersOnly
class OpenStackClientIT {

  private final OpenStackClient member = new OpenStackClient("member", TestUsers.PASSWORD, "demo");
  private final OpenStackClient admin = new OpenStackClient("admin", TestUsers.PASSWORD, "admin");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @BeforeEach
  void needsTheProgram() {
    assumeTrue(
        OpenStackClient.isInstalled("openstack"),
        "The program openstack is not installed (Debian: python3-openstackclient).");
  }

  @Test
  void tokenIsIssuedAndRevoked() {
    JsonObject issued = member.run("token", "issue", "-f", "json").object();
    Api api = Api.withToken(issued.getString("id"));
    assertEquals("demo", issued.getString("project_id"));
    assertEquals("member", issued.getString("user_id"));
    api.get("/v2/images").expect(200);

    member.run("token", "revoke", issued.getString("id")).expectSuccess();

    api.get("/v2/images").expect(401);
  }

  @Test
  void projectsAndServicesAreListed() {
    assertEquals("[{\"ID\":\"demo\",\"Name\":\"demo\"}]", list(member, "project").toString());
    assertTrue(list(admin, "project").size() > 1);
    assertEquals(
        "other", admin.run("project", "show", "-f", "json", "other").object().getString("id"));
    JsonArray services = list(member, "catalog");
    assertEquals(2, services.size());
    assertEquals("image", services.getJsonObject(0).getString("Type"));
  }

  @Test
  void whoGetsNoTokenIsToldWhy() {
    new OpenStackClient("member", "wrong", "demo")
        .run("image", "list")
        .expectFailure("The user, the password or the token is wrong. (HTTP 401)");
    new OpenStackClient("member", TestUsers.PASSWORD, "other")
        .run("image", "list")
        .expectFailure("The user has no role in what the token is to be for. (HTTP 401)");
  }

  @Test
  void passwordIsChanged() {
    OpenStackClient before = new OpenStackClient("changing", TestUsers.PASSWORD, "changing");
    before
        .run(
            "user",
            "password",
            "set",
            "--original-password",
            TestUsers.PASSWORD,
            "--password",
            "another password")
        .expectSuccess();

    before.run("token", "issue").expectFailure("(HTTP 401)");
    OpenStackClient after = new OpenStackClient("changing", "another password", "changing");
    after
        .run(
            "user",
            "password",
            "set",
            "--original-password",
            "another password",
            "--password",
            TestUsers.PASSWORD)
        .expectSuccess();
  }

  private static JsonArray list(OpenStackClient client, String what) {
    return client.run(what, "list", "-f", "json").json().asJsonArray();
  }
}
