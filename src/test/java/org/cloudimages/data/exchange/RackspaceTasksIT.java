package org.cloudimages.data.exchange;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.cloudimages.server.Swift;
import org.cloudimages.store.swift.SwiftContainer;
import org.cloudimages.store.transfer.Transfer;
import org.cloudimages.store.transfer.TransferSettings;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.SharedSwift;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Images that leave for the object store of their project as VHDs, and come from there, and what
 * else the guide of Rackspace says of images.
 */
@ArquillianTest
@SharedDeployment(SharedDeployment.RACKSPACE)
class RackspaceTasksIT {

  private static final int SEGMENT = TestWar.SEGMENT;
  private static final int SECTOR = 512;

  /** More than a segment, and no whole number of sectors. */
  private static final int SIZE = SEGMENT + 3;

  private static String container;
  private static String token;

  private final Api owner = Api.as("account-admin").with("X-Storage-Token", token);

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.withRackspace();
  }

  @BeforeAll
  static void makeContainer() {
    Swift swift = SharedSwift.get();
    container = "exports " + UUID.randomUUID();
    swift.createContainer(container.replace(" ", "%20"));
    token = swift.token();
  }

  @BeforeEach
  void needsASwift() {
    SharedSwift.get();
  }

  private static SwiftContainer objects() {
    TransferSettings bounds = new TransferSettings(Duration.ofSeconds(5), Duration.ofSeconds(30));
    return SwiftContainer.of(
        new Transfer(bounds),
        URI.create(SharedSwift.get().accountUrl()),
        token,
        container,
        SEGMENT);
  }

  private static byte[] object(String name) throws IOException {
    long size = objects().size(name).orElseThrow();
    try (InputStream in = objects().open(name, 0, size)) {
      return in.readAllBytes();
    }
  }

  private static void put(String name, byte[] bytes) throws IOException {
    objects().put(name, new ByteArrayInputStream(bytes), bytes.length);
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[SIZE];
    new Random(SIZE).nextBytes(bytes);
    return bytes;
  }

  private String image(Api api, String format, byte[] bytes) {
    String image =
        api.create(
            JsonText.object(
                "{'disk_format':'"
                    + format
                    + "','container_format':'bare','visibility':'community'}"));
    api.upload(image, BodyPublishers.ofByteArray(bytes)).expect(204);
    return image;
  }

  private static Answer ask(Api api, String type, String input) {
    return api.post(
        "/v2/tasks", JsonText.object("{'type':'" + type + "','input':{" + input + "}}"));
  }

  private static String export(String image, String container) {
    return "'image_uuid':'" + idOf(image) + "','receiving_swift_container':'" + container + "'";
  }

  private static String from(String object, String properties) {
    return "'import_from':'" + object + "','image_properties':{" + properties + "}";
  }

  private JsonObject ended(Api api, String type, String input) {
    String task = ask(api, type, input).expect(201).json().getString("self");
    Await.until(() -> api.get(task).json().containsKey("expires_at"));
    return api.get(task).json();
  }

  private JsonObject succeeded(String type, String input) {
    JsonObject task = ended(owner, type, input);
    assertEquals("success", task.getString("status"), task::toString);
    assertEquals("None", task.getString("message"));
    return task.getJsonObject("result");
  }

  private String failure(Api api, String type, String input) {
    JsonObject task = ended(api, type, input);
    assertEquals("failure", task.getString("status"), task::toString);
    assertFalse(task.containsKey("result"));
    if (task.containsKey("image_id")) {
      api.get("/v2/images/" + task.getString("image_id")).expect(404);
    }
    return task.getString("message");
  }

  @Test
  void rawImageLeavesAsAFixedVhdAndComesBack() throws IOException {
    byte[] bytes = bytes();
    String image = image(owner, "raw", bytes);
    String name = idOf(image) + ".vhd";

    JsonObject begun = ask(owner, "export", export(image, container)).expect(201).json();
    assertEquals("pending", begun.getString("status"));
    assertEquals("None", begun.getString("message"));
    assertFalse(begun.containsKey("result") || begun.containsKey("image_id"), begun::toString);
    String task = begun.getString("self");
    Await.until(() -> owner.get(task).json().containsKey("expires_at"));

    JsonObject ended = owner.get(task).json();
    assertEquals(
        JsonText.object("{'export_location':'" + container + "/" + name + "'}"),
        ended.get("result"),
        ended::toString);
    byte[] vhd = object(name);
    int disk = SIZE + SECTOR - SIZE % SECTOR;
    assertEquals(disk + SECTOR, vhd.length);
    assertArrayEquals(Arrays.copyOf(bytes, disk), Arrays.copyOf(vhd, disk));
    assertEquals("conectix", new String(vhd, disk, 8, StandardCharsets.ISO_8859_1));
    assertEquals(
        "Swift already has an object with id '" + name + "' in container '" + container + "'",
        failure(owner, "export", export(image, container)));

    String back =
        "/v2/images/"
            + succeeded("import", from(container + "/" + name, "'name':'back'"))
                .getString("image_id");
    JsonObject shown = owner.get(back).expect(200).json();
    assertEquals("back", shown.getString("name"));
    assertEquals("active", shown.getString("status"));
    assertEquals("vhd", shown.getString("disk_format"));
    assertEquals("ovf", shown.getString("container_format"));
    assertEquals("shared", shown.getString("visibility"));
    assertEquals(vhd.length, shown.getInt("size"));

    succeeded("export", export(back, container));
    assertArrayEquals(vhd, object(idOf(back) + ".vhd"));
  }

  @Test
  void importThatCannotBeSaysWhyAndLeavesNothing() throws IOException {
    String missing = "Error: Image not found for import. Possible invalid location";
    put("no.vhd", bytes());
    put("short", new byte[3]);
    String odd = container + "/no.vhd";
    assertEquals(missing, failure(owner, "import", from("nowhere/x", "'name':'x'")));
    assertEquals(missing, failure(owner, "import", from(container + "/x y/ü", "'name':'x'")));
    for (String object : List.of("no.vhd", "short")) {
      assertEquals(
          "Image cannot be imported. Error code: '396'",
          failure(owner, "import", from(container + "/" + object, "'name':'x'")));
    }
    assertEquals(
        "Only the name of an image can be set while it is imported.",
        failure(owner, "import", from(odd, "'name':'x','min_ram':1")));
    assertEquals(
        "The name of a container must not have '/', '?' or '.' here.",
        failure(owner, "import", from("a.b/c", "'name':'x'")));
    assertEquals(
        "The object store does not let you do that.",
        failure(owner.with("X-Storage-Token", "other"), "import", from(odd, "'name':'x'")));
  }

  @Test
  void exportThatCannotBeSaysWhy() throws IOException {
    String image = image(owner, "raw", bytes());
    assertEquals(
        "There is no container 'nowhere'.", failure(owner, "export", export(image, "nowhere")));
    assertEquals(
        "The name of a container must not have '/', '?' or '.' here.",
        failure(owner, "export", export(image, "a?b")));
    String foreign = image(Api.as("admin"), "raw", bytes());
    assertEquals(
        "The project has no image with id " + idOf(foreign) + ".",
        failure(owner, "export", export(foreign, container)));
    assertEquals(
        "An image in status queued cannot be exported.",
        failure(owner, "export", export(owner.createRaw(), container)));
    String ami = image(owner, "ami", bytes());
    assertTrue(failure(owner, "export", export(ami, container)).contains("disk format ami"));
    Api.as("operator")
        .send("POST", image + "/actions/deactivate", BodyPublishers.noBody())
        .expect(204);
    assertEquals(
        "An image in status deactivated cannot be exported.",
        failure(owner, "export", export(image, container)));
  }

  @Test
  void whatIsMissingInARequestIsNamed() {
    for (String wrong :
        List.of(
            from("nothing", "'name':'x'"),
            from("c/..", "'name':'x'"),
            from("c/o", ""),
            from("c/o", "'name':1"),
            "'import_from':'c/o'")) {
      ask(owner, "import", wrong).expect(400);
    }
    ask(owner, "export", "'image_uuid':'x'").expect(400);
    ask(owner, "export", "'image_uuid':1,'receiving_swift_container':'c'").expect(400);
    ask(Api.as("creator"), "import", from("c/o", "'name':'x'")).expect(403);
  }

  @Test
  void formatsChangeAfterTheUploadAndNamesOfTheProviderAreReserved() throws IOException {
    String image = image(owner, "raw", bytes());
    owner.replace(image, "disk_format", "vhd").expect(200);
    assertEquals("vhd", owner.get(image).json().getString("disk_format"));

    String reserved = "'com.rackspace__1__x' is reserved.";
    owner
        .post("/v2/images", JsonText.object("{'com.rackspace__1__x':'y'}"))
        .expectFault(403, reserved);
    owner.patch(image, change("add")).expectFault(403, reserved);
    Api.as("operator").patch(image, change("add")).expect(200);
    owner.patch(image, change("replace")).expectFault(403, reserved);
    owner.patch(image, change("remove")).expectFault(403, reserved);
    assertEquals("y", owner.get(image).json().getString("com.rackspace__1__x"));
  }

  private static JsonArray change(String op) {
    return Json.createArrayBuilder()
        .add(JsonText.object("{'op':'" + op + "','path':'/com.rackspace__1__x','value':'y'}"))
        .build();
  }
}
