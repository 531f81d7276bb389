package org.cloudimages.image.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.LocalUsersOnly;
import org.cloudimages.testing.OpenStackClient;
import org.cloudimages.testing.OpenStackClient.Result;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.Users;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * python-glanceclient against the service: its command line {@code glance}, and its library as Nova
 * and Cinder call it.
 */
@ArquillianTest
@Tag("identity")
@SharedDeployment
@LocalUsersOnly
@Tag("slow")
class GlanceClientIT {

  private static final Path LIBRARY = Path.of("src/test/glance/nova_and_cinder.py");

  private final OpenStackClient member = new OpenStackClient("member", Users.PASSWORD, "demo");
  private final OpenStackClient stranger = new OpenStackClient("stranger", Users.PASSWORD, "other");
  private final OpenStackClient admin = new OpenStackClient("admin", Users.PASSWORD, "admin");

  @TempDir private Path directory;

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @BeforeEach
  void needsTheProgram() {
    assumeTrue(
        OpenStackClient.isInstalled("glance"),
        "The program glance is not installed (Debian: python3-glanceclient).");
  }

  @Test
  void imageIsCreatedChangedAndDeleted() {
    String name = "glance " + UUID.randomUUID();
    Result created =
        member.glance(
            "image-create",
            "--name",
            name,
            "--disk-format",
            "raw",
            "--container-format",
            "bare",
            "--property",
            "kind=test",
            "--os-distro",
            "debian",
            "--tags",
            "one",
            "two");
    String id =
        created
            .expectRow("status", "queued")
            .expectRow("owner", "demo")
            .expectRow("kind", "test")
            .row("id");

    assertListed(true, id, member.glance("image-list", "--limit", "100"));
    assertListed(true, id, member.glance("image-list", "--page-size", "1", "--tag", "one"));
    assertListed(true, id, member.glance("image-list", "--property-filter", "kind=test"));
    member.glance("image-show", id).expectRow("name", name).expectRow("os_distro", "debian");

    member
        .glance(
            "image-update",
            "--name",
            "renamed",
            "--min-ram",
            "64",
            "--property",
            "kind=other",
            "--property",
            "a=b",
            "--remove-property",
            "os_distro",
            id)
        .expectRow("name", "renamed")
        .expectRow("min_ram", "64")
        .expectRow("kind", "other")
        .expectRow("a", "b")
        .expectRow("tags", "[\"one\", \"two\"]");
    assertFalse(member.glance("image-show", id).expectSuccess().output().contains("os_distro"));

    member.glance("image-tag-update", id, "three").expectSuccess();
    member.glance("image-tag-delete", id, "one").expectSuccess();
    member.glance("image-show", id).expectRow("tags", "[\"three\", \"two\"]");

    member.glance("image-update", "--protected", "True", id).expectRow("protected", "True");
    member.glance("image-delete", id).expectFailure("not permitted to delete");
    member.glance("image-update", "--protected", "False", id).expectRow("protected", "False");
    member.glance("image-delete", id).expectSuccess();
    member.glance("image-show", id).expectFailure("No image with id");
  }

  @Test
  void dataGoInAndOut() throws IOException {
    Path file = Files.writeString(directory.resolve("image.raw"), "data");
    String[] formats = {"--disk-format", "raw", "--container-format", "bare"};

    String created =
        member
            .glance(with(formats, "image-create", "--file", file.toString()))
            .expectRow("status", "active")
            .expectRow("size", "4")
            .expectRow("checksum", "8d777f385d3dfec8815d20f7496026dc")
            .row("id");
    String uploaded = member.glance(with(formats, "image-create", "--name", "later")).row("id");
    member.glance("image-upload", "--file", file.toString(), uploaded).expectSuccess();

    for (String id : new String[] {created, uploaded}) {
      member.glance("image-show", id).expectRow("status", "active");
      Path saved = directory.resolve(id);
      member.glance("image-download", "--file", saved.toString(), id).expectSuccess();
      assertEquals("data", Files.readString(saved));
    }
    member.glance("image-delete", created, uploaded).expectSuccess();
  }

  @Test
  void imageIsImported() throws IOException {
    Path file = Files.writeString(directory.resolve("image.raw"), "data");
    String[] formats = {"--disk-format", "raw", "--container-format", "bare"};
    assertTrue(member.glance("import-info").expectSuccess().output().contains("import-methods"));

    String staged = member.glance(with(formats, "image-create", "--name", "staged")).row("id");
    member.glance("image-stage", "--file", file.toString(), staged).expectSuccess();
    member.glance("image-show", staged).expectRow("status", "uploading");
    member.glance("image-import", staged).expectSuccess();
    String direct =
        member
            .glance(with(formats, "image-create-via-import", "--file", file.toString()))
            .row("id");

    for (String id : new String[] {staged, direct}) {
      Await.until(() -> Api.as("member").status("/v2/images/" + id).equals("active"));
      assertTrue(member.glance("image-tasks", id).expectSuccess().output().contains("success"));
      String task =
          Api.as("member")
              .get("/v2/images/" + id + "/tasks")
              .json()
              .getJsonArray("tasks")
              .getJsonObject(0)
              .getString("id");
      member.glance("task-show", task).expectRow("status", "success");
      Path saved = directory.resolve(id);
      member.glance("image-download", "--file", saved.toString(), id).expectSuccess();
      assertEquals("data", Files.readString(saved));
    }
    assertTrue(member.glance("task-list").expectSuccess().output().contains("api_image_import"));
    member.glance("image-delete", staged, direct).expectSuccess();
  }

  @Test
  void imageIsTakenOutOfUse() throws IOException {
    Path file = Files.writeString(directory.resolve("image.raw"), "data");
    String id =
        member
            .glance(
                "image-create",
                "--disk-format",
                "raw",
                "--container-format",
                "bare",
                "--file",
                file.toString())
            .row("id");

    member.glance("image-deactivate", id).expectSuccess();
    member.glance("image-show", id).expectRow("status", "deactivated");
    member
        .glance("image-download", "--file", directory.resolve("no").toString(), id)
        .expectFailure("deactivated");
    member.glance("image-reactivate", id).expectSuccess();
    member.glance("image-show", id).expectRow("status", "active");
    member.glance("image-delete", id).expectSuccess();
  }

  @Test
  void imageIsShared() {
    String image = Api.as("member").create("shared by glance");
    String id = Api.idOf(image);

    assertMember("pending", member.glance("member-create", id, "other"));
    assertMember("pending", member.glance("member-list", "--image-id", id));
    assertMember("accepted", stranger.glance("member-update", id, "other", "accepted"));
    member.glance("member-get", id, "other").expectRow("status", "accepted");
    assertListed(true, id, stranger.glance("image-list", "--visibility", "shared"));
    member.glance("member-delete", id, "other").expectSuccess();
    assertListed(false, id, stranger.glance("image-list", "--visibility", "shared"));

    Api.as("member").delete(image).expect(204);
  }

  @Test
  void serviceTellsOfItself() {
    assertTrue(member.glance("stores-info").row("stores").contains("default"));
    assertTrue(admin.glance("stores-info", "--detail").row("stores").contains("properties"));
    assertTrue(member.glance("usage").expectSuccess().output().contains("Quota"));
    assertTrue(member.glance("explain", "image").expectSuccess().output().contains("os_hidden"));
  }

  @Test
  void libraryWorksAsNovaAndCinderCallIt() {
    member.python(LIBRARY).expectSuccess();
  }

  private static String[] with(String[] formats, String... arguments) {
    String[] all = new String[arguments.length + formats.length];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(formats, 0, all, arguments.length, formats.length);
    return all;
  }

  private static void assertListed(boolean listed, String id, Result list) {
    assertEquals(listed, list.expectSuccess().output().contains(id), list::toString);
  }

  /** Asserts that the table of members has one of that status. */
  private static void assertMember(String status, Result members) {
    assertTrue(
        members.expectSuccess().output().matches("(?s).*\\| other +\\| " + status + " .*"),
        members::toString);
  }
}
