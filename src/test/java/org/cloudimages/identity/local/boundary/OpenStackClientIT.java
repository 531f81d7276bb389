package org.cloudimages.identity.local.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.cloudimages.identity.local.TestUsers;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
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
import org.junit.jupiter.api.io.TempDir;

/** The stock command line, {@code openstack} of python-openstackclient, against the service. */
@ArquillianTest
@Tag("identity")
@SharedDeployment
@LocalUsersOnly
@Tag("slow")
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
  void imageIsCreatedFoundChangedAndDeleted() {
    String name = "cli " + UUID.randomUUID();
    JsonObject created =
        member
            .run("image", "create", "-f", "json", "--property", "kind=test", "--tag", "one", name)
            .object();
    String id = created.getString("id");
    assertEquals("queued", created.getString("status"));
    assertEquals("demo", created.getString("owner"));

    assertTrue(listed(id));
    JsonObject byName = show(name);
    assertEquals(id, byName.getString("id"));
    assertEquals("test", byName.getJsonObject("properties").getString("kind"));
    assertEquals("[\"one\"]", byName.get("tags").toString());

    String renamed = "renamed " + name;
    member
        .run(
            "image",
            "set",
            "--name",
            renamed,
            "--property",
            "kind=other",
            "--property",
            "a=b",
            "--tag",
            "two",
            "--protected",
            "--community",
            name)
        .expectSuccess();
    JsonObject changed = show(id);
    assertEquals(renamed, changed.getString("name"));
    assertEquals("other", changed.getJsonObject("properties").getString("kind"));
    assertEquals("community", changed.getString("visibility"));
    assertTrue(changed.getBoolean("protected"));
    assertEquals(2, changed.getJsonArray("tags").size());

    member.run("image", "unset", "--property", "a", "--tag", "two", id).expectSuccess();
    JsonObject unset = show(id);
    assertFalse(unset.getJsonObject("properties").containsKey("a"));
    assertEquals("[\"one\"]", unset.get("tags").toString());

    member.run("image", "delete", renamed).expectFailure("is protected");
    member.run("image", "set", "--unprotected", id).expectSuccess();
    member.run("image", "delete", renamed).expectSuccess();
    member.run("image", "show", id).expectFailure("No Image found");
    assertFalse(listed(id));
  }

  @Test
  void imageIsCreatedFromAFileAndSavedToAnother(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("image.raw"), "data");

    String id =
        member
            .run(
                "image",
                "create",
                "-f",
                "json",
                "--disk-format",
                "raw",
                "--container-format",
                "bare",
                "--file",
                file.toString(),
                "cli " + UUID.randomUUID())
            .object()
            .getString("id");

    JsonObject shown = show(id);
    assertEquals("active", shown.getString("status"));
    assertEquals(4, shown.getInt("size"));
    assertEquals("8d777f385d3dfec8815d20f7496026dc", shown.getString("checksum"));

    Path saved = directory.resolve("saved.raw");
    member.run("image", "save", "--file", saved.toString(), id).expectSuccess();
    assertEquals("data", Files.readString(saved));
    member.run("image", "delete", id).expectSuccess();
  }

  @Test
  void imageIsCreatedByAnImportOfItsFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("image.raw"), "data");

    String id =
        member
            .run(
                "image",
                "create",
                "-f",
                "json",
                "--import",
                "--disk-format",
                "raw",
                "--container-format",
                "bare",
                "--file",
                file.toString(),
                "cli " + UUID.randomUUID())
            .object()
            .getString("id");

    Await.until(() -> show(id).getString("status").equals("active"));
    JsonObject shown = show(id);
    assertEquals("8d777f385d3dfec8815d20f7496026dc", shown.getString("checksum"));
    assertEquals("", shown.getJsonObject("properties").getString("os_glance_importing_to_stores"));
    member.run("image", "delete", id).expectSuccess();
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
  void imageIsMadeForAProjectOfADomain() {
    assertEquals("other", createdFor(admin, "other"));
    assertEquals("demo", createdFor(member, "demo"));
    admin
        .run("image", "create", "--project", "other", "--project-domain", "nowhere", "x")
        .expectFailure("No domain with a name or ID of 'nowhere' exists.");
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

  /** The owner of an image that the client makes for the project of that name. */
  private static String createdFor(OpenStackClient client, String project) {
    return client
        .run(
            "image",
            "create",
            "-f",
            "json",
            "--project",
            project,
            "--project-domain",
            "Default",
            "cli " + UUID.randomUUID())
        .object()
        .getString("owner");
  }

  private boolean listed(String id) {
    return list(member, "image").getValuesAs(JsonObject.class).stream()
        .anyMatch(image -> image.getString("ID").equals(id));
  }

  private JsonObject show(String image) {
    return member.run("image", "show", "-f", "json", image).object();
  }

  private static JsonArray list(OpenStackClient client, String what) {
    return client.run(what, "list", "-f", "json").json().asJsonArray();
  }
}
