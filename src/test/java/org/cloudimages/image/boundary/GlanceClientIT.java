package org.cloudimages.image.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.OpenStackClient;
import org.cloudimages.testing.OpenStackClient.Result;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.Users;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * python-glanceclient against the service: its command line {@code glance}, and its library as Nova
 * and Cinder call it.
 */
@ArquillianTest
@SharedDeployment(SharedDeployment.CLIENTS)
@TestMethodOrder(OrderAnnotation.class)
@Tag("identity")
class GlanceClientIT {

  private static final Path LIBRARY = Path.of("src/test/glance/nova_and_cinder.py");
  private static final Path OTHER_REGION = Path.of("src/test/glance/other_region.py");
  private static final String[] RAW = {"--disk-format", "raw", "--container-format", "bare"};
  private static final String DATA = "data";
  private static final String MD5 = "8d777f385d3dfec8815d20f7496026dc";

  /** How the verbs begin that nobody here serves, and whose they are. */
  private static final Map<String, String> UNSERVED =
      Map.of(
          "md-", "metadata definitions",
          "cache-", "the cache of an image service");

  private static StubServer web;

  private final OpenStackClient member = new OpenStackClient("member", Users.PASSWORD, "demo");
  private final OpenStackClient stranger = new OpenStackClient("stranger", Users.PASSWORD, "other");
  private final OpenStackClient admin = new OpenStackClient("admin", Users.PASSWORD, "admin");

  private final Api owner = Api.as("member");

  @TempDir private Path directory;

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.forClients();
  }

  @BeforeAll
  static void serve() {
    web = new StubServer(asked -> new StubServer.Reply(200, Map.of(), DATA));
  }

  @AfterAll
  static void stop() {
    web.close();
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
            .expectRow("name", name)
            .expectRow("os_distro", "debian")
            .row("id");

    assertListed(
        true, id, member.glance("image-list", "--limit", "100", "--sort", "created_at:desc"));
    assertListed(
        true,
        id,
        member.glance(
            "image-list", "--page-size", "1", "--tag", "one", "--property-filter", "kind=test"));

    Result updated =
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
    assertFalse(updated.output().contains("os_distro"), updated::toString);

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
    String created =
        member
            .glance(raw("image-create", "--file", file(), "--store", "second"))
            .expectRow("status", "active")
            .expectRow("size", "4")
            .expectRow("checksum", MD5)
            .expectRow("stores", "second")
            .row("id");
    String uploaded = Api.idOf(owner.createRaw());
    member.glance("image-upload", "--file", file(), uploaded).expectSuccess();

    assertEquals("active", owner.status("/v2/images/" + uploaded));
    assertDownload(created);
    assertDownload(uploaded);
    member.glance("image-delete", created, uploaded).expectSuccess();
    owner.get("/v2/images/" + uploaded).expect(404);
  }

  @Test
  void stagedDataAreImportedCopiedAndLeaveAStore() throws IOException {
    assertTrue(member.glance("import-info").expectSuccess().output().contains("import-methods"));
    String id = Api.idOf(owner.createRaw());

    member.glance("image-stage", "--file", file(), id).expectSuccess();
    member.glance("image-show", id).expectRow("status", "uploading");
    member.glance("image-import", "--stores", "default", id).expectSuccess();
    awaitStores(id, "default");
    assertDownload(id);

    admin
        .glance("image-import", "--import-method", "copy-image", "--stores", "second", id)
        .expectSuccess();
    awaitStores(id, "default,second");
    admin.glance("stores-delete", "--store", "default", id).expectSuccess();
    admin.glance("stores-delete", "--store", "second", id).expectFailure("Unable to delete image");
    member.glance("image-show", id).expectRow("stores", "second");
    assertDownload(id);
  }

  @Test
  void imageIsCreatedByAnImport() throws IOException {
    String direct =
        member
            .glance(raw("image-create-via-import", "--file", file(), "--all-stores", "True"))
            .row("id");
    String fetched =
        member
            .glance(
                raw(
                    "image-create-via-import",
                    "--import-method",
                    "web-download",
                    "--uri",
                    web.url() + "/disk"))
            .row("id");
    awaitStores(direct, "default,second");
    awaitStores(fetched, "default");
    assertEquals(MD5, owner.get("/v2/images/" + fetched).json().getString("checksum"));

    JsonObject task =
        owner.get("/v2/images/" + fetched + "/tasks").json().getJsonArray("tasks").getJsonObject(0);
    String id = task.getString("id");
    assertTrue(member.glance("image-tasks", fetched).expectSuccess().output().contains("success"));
    member.glance("task-show", id).expectRow("status", "success");
    assertListed(true, id, member.glance("task-list", "--status", "success"));
    assertListed(true, id, member.glance("task-list", "--type", "api_image_import"));
    stranger.glance("task-show", id).expectFailure("No task with id");
  }

  @Test
  void imageComesFromAnotherRegion() throws IOException {
    String source = owner.createRaw();
    owner.upload(source, DATA).expect(204);
    String id = Api.idOf(owner.createRaw());
    // because the catalog of the Keystone has one region, and any is another for who asks by name
    String region = TestBed.get().keystone().isPresent() ? "RegionOne" : "RegionTwo";

    member.python(OTHER_REGION, region, Api.idOf(source), id).expectSuccess();
    awaitStores(id, "default");
    assertDownload(id);
  }

  @Test
  void taskMakesAnImage() {
    String input =
        Json.createObjectBuilder()
            .add("import_from", web.url() + "/disk")
            .add("import_from_format", "raw")
            .add("image_properties", Json.createObjectBuilder().add("name", "by a task"))
            .build()
            .toString();
    String task = member.glance("task-create", "--type", "import", "--input", input).row("id");

    Await.until(() -> owner.get("/v2/tasks/" + task).json().getString("status").equals("success"));
    String image =
        owner.get("/v2/tasks/" + task).json().getJsonObject("result").getString("image_id");
    member.glance("image-show", image).expectRow("name", "by a task").expectRow("checksum", MD5);
    member
        .glance("task-create", "--type", "location_import", "--input", "{}")
        .expectFailure("HTTP");
  }

  @Test
  void imageIsTakenOutOfUse() throws IOException {
    String id = Api.idOf(owner.createRaw());
    owner.upload("/v2/images/" + id, DATA).expect(204);

    member.glance("image-deactivate", id).expectSuccess();
    member.glance("image-show", id).expectRow("status", "deactivated");
    member
        .glance("image-download", "--file", directory.resolve("no").toString(), id)
        .expectFailure("deactivated");
    member.glance("image-reactivate", id).expectSuccess();
    assertDownload(id);
  }

  @Test
  void dataOfOthersBecomeThoseOfAnImage() throws IOException {
    String id = Api.idOf(owner.createRaw());
    String first = web.url() + "/first";
    String second = web.url() + "/second";

    member
        .glance("location-add", "--url", first, id)
        .expectRow("status", "active")
        .expectRow("stores", "web");
    member.glance("location-add", "--url", second, "--metadata", "{\"k\": 1}", id).expectSuccess();
    member.glance("location-add", "--url", first, id).expectFailure("has that location already");
    Result updated =
        member.glance("location-update", "--url", first, "--metadata", "{\"k\": 2}", id);
    assertTrue(updated.row("locations").contains("\"k\": 2"), updated::toString);
    member.glance("image-update", "--name", "located", id).expectRow("name", "located");
    assertDownload(id);

    member.glance("location-delete", "--url", first, id).expectFailure("not authorized");
    admin.glance("location-delete", "--url", first, id).expectSuccess();
    String left = member.glance("image-show", id).row("locations");
    assertTrue(left.contains(second) && !left.contains(first), left);
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
    assertTrue(member.glanceThatLooksAround("stores-info").row("stores").contains("default"));
    assertTrue(admin.glance("stores-info", "--detail").row("stores").contains("properties"));
    assertTrue(member.glance("usage").expectSuccess().output().contains("Quota"));
    assertTrue(member.glance("explain", "image").expectSuccess().output().contains("os_hidden"));
    assertTrue(member.glance("help", "image-stage").expectSuccess().output().contains("--file"));
  }

  @Test
  void libraryWorksAsNovaAndCinderCallIt() {
    member.python(LIBRARY, web.url()).expectSuccess();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyVerbIsMet() {
    List<String> verbs =
        Stream.of(member.glance("bash-completion").expectSuccess().output().strip().split(" "))
            .filter(word -> !word.startsWith("-"))
            .filter(verb -> UNSERVED.keySet().stream().noneMatch(verb::startsWith))
            .toList();

    assertTrue(verbs.contains("image-create"), verbs::toString);
    assertEquals(Set.of(), OpenStackClient.unmet("glance", verbs));
  }

  private static String[] raw(String... arguments) {
    return Stream.concat(Stream.of(arguments), Stream.of(RAW)).toArray(String[]::new);
  }

  private String file() throws IOException {
    return Files.writeString(directory.resolve("image.raw"), DATA).toString();
  }

  /** Waits until an import has ended with data in these stores. */
  private void awaitStores(String id, String stores) {
    Await.until(
        () -> {
          JsonObject image = owner.get("/v2/images/" + id).json();
          return image.getString("stores", "").equals(stores)
              && image.getString("os_glance_importing_to_stores", "").isEmpty();
        });
  }

  private void assertDownload(String id) throws IOException {
    Path saved = directory.resolve(id);
    member.glance("image-download", "--file", saved.toString(), id).expectSuccess();
    assertEquals(DATA, Files.readString(saved));
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
