package org.cloudimages.image.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.OpenStackClient;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.Users;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code openstack image} of python-openstackclient against the service, with each of its verbs.
 */
@ArquillianTest
@TestMethodOrder(OrderAnnotation.class)
@Tag("identity")
@SharedDeployment
class OpenStackImageIT {

  private final OpenStackClient member = new OpenStackClient("member", Users.PASSWORD, "demo");
  private final OpenStackClient stranger = new OpenStackClient("stranger", Users.PASSWORD, "other");
  private final OpenStackClient admin = new OpenStackClient("admin", Users.PASSWORD, "admin");
  private final Api owner = Api.as("member");

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

    assertTrue(listed(member, id));
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
    assertFalse(listed(member, id));
  }

  @Test
  void imageIsCreatedFromAFileAndSavedToAnother(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("image.raw"), "data");

    String id = createdOf(file);

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

    String id = createdOf(file, "--import");

    Await.until(() -> owner.status("/v2/images/" + id).equals("active"));
    JsonObject shown = show(id);
    assertEquals("8d777f385d3dfec8815d20f7496026dc", shown.getString("checksum"));
    assertEquals("", shown.getJsonObject("properties").getString("os_glance_importing_to_stores"));
    member.run("image", "delete", id).expectSuccess();
  }

  @Test
  void imageIsTakenOutOfUse() {
    String image = owner.createRaw();
    owner.upload(image, "data").expect(204);

    member.run("image", "set", "--deactivate", Api.idOf(image)).expectSuccess();
    assertEquals("deactivated", owner.status(image));
    member.run("image", "set", "--activate", Api.idOf(image)).expectSuccess();
    assertEquals("active", owner.status(image));
  }

  @Test
  void imageIsShared() {
    String id = Api.idOf(owner.create("shared by openstack"));

    JsonObject added = member.run("image", "add", "project", "-f", "json", id, "other").object();
    assertEquals("pending", added.getString("status"));
    assertEquals("other", added.getString("member_id"));
    stranger.run("image", "set", "--accept", id).expectSuccess();

    JsonObject listed = list(member, "image", "member", "list", id).getJsonObject(0);
    assertEquals("other", listed.getString("Member ID"));
    assertEquals("accepted", listed.getString("Status"));
    assertTrue(listed(stranger, id, "--shared", "--member-status", "accepted"));
    member.run("image", "remove", "project", id, "other").expectSuccess();
    assertFalse(listed(stranger, id, "--shared"));
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
  @Order(Integer.MAX_VALUE)
  void everyVerbIsMet() {
    List<String> verbs =
        list(member, "command", "list", "--group", "openstack.image.v2")
            .getJsonObject(0)
            .getJsonArray("Commands")
            .getValuesAs(JsonString::getString);

    assertTrue(verbs.contains("image create"), verbs::toString);
    assertEquals(Set.of(), OpenStackClient.unmet("openstack", verbs));
  }

  /** The id of an image that the client makes of a file. */
  private String createdOf(Path file, String... options) {
    Stream<String> raw = Stream.of("--disk-format", "raw", "--container-format", "bare");
    Stream<String> named = Stream.of("--file", file.toString(), "cli " + UUID.randomUUID());
    String[] command =
        Stream.of(Stream.of("image", "create", "-f", "json"), Stream.of(options), raw, named)
            .flatMap(words -> words)
            .toArray(String[]::new);
    return member.run(command).object().getString("id");
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

  private static boolean listed(OpenStackClient client, String id, String... which) {
    String[] command =
        Stream.concat(Stream.of("image", "list"), Stream.of(which)).toArray(String[]::new);
    return list(client, command).getValuesAs(JsonObject.class).stream()
        .anyMatch(image -> image.getString("ID").equals(id));
  }

  private JsonObject show(String image) {
    return member.run("image", "show", "-f", "json", image).object();
  }

  private static JsonArray list(OpenStackClient client, String... command) {
    return client
        .run(Stream.concat(Stream.of(command), Stream.of("-f", "json")).toArray(String[]::new))
        .json()
        .asJsonArray();
  }
}
