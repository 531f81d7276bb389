package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.Stopwatch;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** <em>Update Image</em>: both forms of the patch, and that all of it happens or nothing. */
@ArquillianTest
@SharedDeployment
class PatchImageIT {

  private static final String LIST = "/v2/images";

  private final Api admin = Api.as("admin");
  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  private String create(String attributes) {
    return owner.create(JsonText.object(attributes));
  }

  private Answer patch(String image, String operations) {
    return owner.patch(image, JsonText.array(operations));
  }

  private Answer oldPatch(String image, String operations) {
    return owner
        .with("Content-Type", Api.PATCH_V2_0)
        .send("PATCH", image, BodyPublishers.ofString(JsonText.array(operations).toString()));
  }

  private static void assertHas(String name, String value, JsonObject image) {
    assertEquals(value, image.getString(name, null), name);
  }

  // 200

  @Test
  void operationsAreAppliedInOrder() {
    String image = create("{'name':'old','x':'1','y':'2'}");

    JsonObject patched =
        patch(
                image,
                """
                [{'op':'replace','path':'/name','value':'new'},
                 {'op':'add','path':'/z','value':'3'},
                 {'op':'replace','path':'/z','value':'4'},
                 {'op':'remove','path':'/y'},
                 {'op':'add','path':'/x','value':'5'},
                 {'op':'replace','path':'/tags','value':['a','b']}]\
                """)
            .expect(200)
            .json();

    assertHas("name", "new", patched);
    assertHas("x", "5", patched);
    assertHas("z", "4", patched);
    assertFalse(patched.containsKey("y"));
    assertEquals(JsonText.array("['a','b']"), patched.getJsonArray("tags"));
    assertEquals(patched, owner.get(image).json());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name|'x'",
        "name|null",
        "name|''",
        "visibility|'community'",
        "visibility|'private'",
        "protected|true",
        "os_hidden|true",
        "disk_format|'iso'",
        "disk_format|null",
        "container_format|'ova'",
        "min_disk|2147483647",
        "min_ram|7",
        "tags|['a','b']",
        "kernel_id|null",
        "os_distro|''"
      })
  void everyAttributeThatIsNotReadOnlyCanBeSet(String name, String value) {
    String image = create("{'name':'old','disk_format':'raw','tags':['x']}");

    JsonObject patched =
        patch(image, "[{'op':'add','path':'/" + name + "','value':" + value + "}]")
            .expect(200)
            .json();

    assertEquals(JsonText.object("{'x':" + value + "}").get("x"), patched.get(name));
    assertEquals(patched, owner.get(image).json());
  }

  @Test
  void slashAndTildeAreEscaped() {
    String image = create("{'a/b':'1','c~d':'2','e~1f':'3'}");

    JsonObject patched =
        patch(
                image,
                """
                [{'op':'replace','path':'/a~1b','value':'4'},
                 {'op':'remove','path':'/c~0d'},
                 {'op':'replace','path':'/e~01f','value':'5'}]\
                """)
            .expect(200)
            .json();

    assertHas("a/b", "4", patched);
    assertFalse(patched.containsKey("c~d"));
    assertHas("e~1f", "5", patched);
  }

  @Test
  void emptyPatchSavesNothing() {
    String image = create("{'name':'as it was'}");
    String entries = auditEntries(image);
    JsonObject before = owner.get(image).json();

    assertEquals(before, patch(image, "[]").expect(200).json());

    assertEquals(before, owner.get(image).json());
    assertEquals(entries, auditEntries(image));
  }

  @Test
  void patchIsWrittenIntoTheAudit() {
    String image = create("{}");

    patch(image, "[{'op':'add','path':'/x','value':'1'}]").expect(200);

    assertEquals("2", auditEntries(image), "image.create and image.update");
  }

  @Test
  void protectionTakesEffectAtOnce() {
    String image = create("{}");

    owner.replace(image, "protected", JsonValue.TRUE).expect(200);
    owner.delete(image).expect(403);
    owner.replace(image, "protected", JsonValue.FALSE).expect(200);
    owner.delete(image).expect(204);
  }

  @Test
  void visibilityTakesEffectAtOnce() {
    String image = create("{}");
    Api stranger = Api.as("stranger");
    stranger.get(image).expect(404);

    owner.replace(image, "visibility", "community").expect(200);
    stranger.get(image).expect(200);
    owner.replace(image, "visibility", "private").expect(200);
    stranger.get(image).expect(404);
  }

  @Test
  void ownerMayUnpublish() {
    String image = admin.create(JsonText.object("{'owner':'demo','visibility':'public'}"));

    owner.replace(image, "visibility", "shared").expect(200);
  }

  @Test
  void adminGivesAnImageAway() {
    String image = create("{}");

    admin.replace(image, "owner", "other").expect(200);

    owner.get(image).expect(404);
    Api.as("stranger").get(image).expect(200);
  }

  @Test
  void charsetOfTheMediaTypeIsIgnored() {
    String image = create("{}");

    owner
        .with("Content-Type", Api.PATCH_V2_1 + "; charset=utf-8")
        .send("PATCH", image, BodyPublishers.ofString("[]"))
        .expect(200);
  }

  // the old format

  @Test
  void oldFormatAddsReplacesAndRemoves() {
    String image = create("{'x':'1','y':'2'}");

    JsonObject patched =
        oldPatch(image, "[{'add':'/z','value':'3'},{'replace':'/x','value':'4'},{'remove':'/y'}]")
            .expect(200)
            .json();

    assertHas("x", "4", patched);
    assertHas("z", "3", patched);
    assertFalse(patched.containsKey("y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "name"})
  void oldFormatAddsOnlyWhatIsNotThere(String name) {
    String image = create("{'x':'1'}");

    oldPatch(image, "[{'add':'/" + name + "','value':'2'}]")
        .expectFault(409, "The image has already an attribute '" + name + "'.");
  }

  // 400

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"\"]|a tag is empty.",
        "[\".\"]|no path can name a tag '.'.",
        "[\"a\",\"..\"]|no path can name a tag '..'."
      })
  void tagThatNoPathCanNameIsBadRequest(String tags, String why) {
    owner
        .replace(create("{}"), "tags", JsonText.array(tags))
        .expectFault(400, "Invalid value for 'tags': " + why);
  }

  @ParameterizedTest
  @ValueSource(strings = {" demo", "demo ", " "})
  void ownerWithABlankAtAnEndIsBadRequest(String project) {
    admin
        .replace(create("{}"), "owner", Json.createValue(project))
        .expectFault(400, "Invalid value for 'owner': '" + project + "' has a blank at an end.");
  }

  // 403

  @ParameterizedTest
  @ValueSource(strings = {"name", "tags", "visibility", "min_disk", "owner"})
  void baseAttributeCannotBeRemoved(String name) {
    patch(create("{}"), "[{'op':'remove','path':'/" + name + "'}]")
        .expectFault(403, "'" + name + "' cannot be removed.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "status", "size", "checksum", "updated_at", "locations", "self"})
  void readOnlyAttributeIsForbidden(String name) {
    String image = create("{}");
    for (String op : List.of("add", "replace", "remove")) {
      patch(image, "[{'op':'" + op + "','path':'/" + name + "','value':'x'}]")
          .expectFault(403, "'" + name + "' is read-only.");
    }
  }

  @Test
  void reservedNameIsForbidden() {
    patch(create("{}"), "[{'op':'add','path':'/os_glance_import_task','value':'x'}]")
        .expectFault(403, "'os_glance_import_task' is reserved.");
  }

  @Test
  void onlyAnAdminPublishes() {
    String image = create("{}");
    JsonString open = Json.createValue("public");

    owner
        .replace(image, "visibility", open)
        .expectFault(403, "You are not authorized to perform publicize_image.");
    admin.replace(image, "visibility", open).expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'other'", "'demo'", "null"})
  void onlyAnAdminChangesTheOwner(String project) {
    patch(create("{}"), "[{'op':'add','path':'/owner','value':" + project + "}]")
        .expectFault(403, "Only an admin may change the owner of an image.");
  }

  @Test
  void readersAndOtherProjectsAreForbidden() {
    String image = create("{'visibility':'community'}");
    for (String user : List.of("reader", "stranger")) {
      Api.as(user)
          .replace(image, "name", "mine")
          .expectFault(403, "You are not authorized to perform modify_image.");
    }
  }

  // 404

  @Test
  void imageThatCannotBeSeenIsNotFound() {
    String image = create("{'visibility':'private'}");
    String id = idOf(image);

    Api.as("stranger")
        .replace(image, "name", "mine")
        .expectFault(404, "No image with id " + id + " exists.");
  }

  @Test
  void unknownAndDeletedImagesAreNotFound() {
    String image = create("{}");
    owner.delete(image).expect(204);

    patch(image, "[]").expect(404);
    patch(LIST + "/" + UUID.randomUUID(), "[]").expect(404);
  }

  // 409

  @ParameterizedTest
  @ValueSource(strings = {"replace", "remove"})
  void missingPropertyIsAConflict(String op) {
    String image = create("{}");

    patch(image, "[{'op':'" + op + "','path':'/x','value':'1'}]")
        .expectFault(409, "The image has no attribute 'x'.");
    oldPatch(image, "[{'" + op + "':'/x','value':'1'}]")
        .expectFault(409, "The image has no attribute 'x'.");
  }

  // 413

  @Test
  void imageHas128TagsAtMost() {
    String image = create("{}");

    owner.replace(image, "tags", tags(128)).expect(200);
    owner
        .replace(image, "tags", tags(129))
        .expectFault(413, "The image has too many tags: 129 given, 128 allowed.");
  }

  @Test
  void imageHas128PropertiesAtMost() {
    String image = create("{}");

    owner.patch(image, properties(0, 128)).expect(200);
    owner
        .patch(image, properties(128, 129))
        .expectFault(413, "The image has too many properties: 129 given, 128 allowed.");
    owner.patch(image, properties(127, 128)).expect(200);
  }

  @Test
  void patchHas1000OperationsAtMost() {
    String image = create("{}");

    owner.patch(image, replacements(1000)).expect(200);
    owner
        .patch(image, replacements(1001))
        .expectFault(413, "The patch has too many operations: 1001 given, 1000 allowed.");
  }

  private static JsonArray replacements(int count) {
    JsonArrayBuilder operations = Json.createArrayBuilder();
    IntStream.range(0, count)
        .forEach(
            n ->
                operations.add(
                    Json.createObjectBuilder()
                        .add("op", "replace")
                        .add("path", "/name")
                        .add("value", "name " + n)));
    return operations.build();
  }

  @Test
  void propertiesHave256KibibytesAtMost() {
    String image = create("{}");
    String most = "x".repeat(64 * 1024 - 1);
    for (String name : List.of("a", "b", "c")) {
      add(image, name, most).expect(200);
    }

    add(image, "d", "ä".repeat(32 * 1024))
        .expectFault(
            413, "The properties of the image have too many bytes: 262145 given, 262144 allowed.");
    add(image, "d", most).expect(200);
    owner.replace(image, "d", "y".repeat(64 * 1024 - 1)).expect(200);
    owner.replace(image, "name", "another").expect(200);
  }

  private Answer add(String image, String property, String value) {
    return owner.patch(
        image,
        Json.createArrayBuilder()
            .add(
                Json.createObjectBuilder()
                    .add("op", "add")
                    .add("path", "/" + property)
                    .add("value", value))
            .build());
  }

  /** Some were made before there was a bound. */
  @Test
  void propertiesThatAreTooLargeCanBeShownShrunkAndDeleted() {
    String image = create("{}");
    String large = "x".repeat(200 * 1024);
    write(
        image, Json.createObjectBuilder().add("a", large).add("b", large).add("c", large).build());

    assertHas("a", large, owner.get(image).expect(200).json());
    add(image, "d", "x").expect(413);
    owner.replace(image, "name", "another").expect(200);
    owner.send("PUT", image + "/tags/x", BodyPublishers.noBody()).expect(204);
    patch(image, "[{'op':'remove','path':'/a'},{'op':'add','path':'/d','value':'x'}]").expect(200);
    owner.replace(image, "b", "less").expect(200);
    add(image, "d", "some more").expect(200);
    owner.delete(image).expect(204);
  }

  /** Gives an image properties that nobody could give it by a request. */
  private void write(String image, JsonObject properties) {
    admin
        .send(
            "PUT",
            "/v2/probe/texts/images/properties/" + idOf(image),
            BodyPublishers.ofString(properties.toString()))
        .expect(204);
  }

  /** As many as a body has room for. */
  @ParameterizedTest
  @CsvSource({"reader", "member"})
  void bodyFullOfOperationsIsRefusedBeforeTheyAreLookedAt(String user) {
    String image = create("{}");
    StringBuilder body = new StringBuilder("[{}");
    for (int n = 0; body.length() < 1024 * 1024 - 60; n++) {
      body.append(",{\"op\":\"add\",\"path\":\"/p").append(n).append("\",\"value\":\"\"}");
    }
    Api api = Api.as(user).with("Content-Type", Api.PATCH_V2_1);
    Runnable patch =
        () -> api.send("PATCH", image, BodyPublishers.ofString(body + "]")).expect(413);
    patch.run();

    Stopwatch.print("patch of 1 MiB of operations by a " + user, patch);
  }

  /** A thousand operations that give an image all that it may have, again and again. */
  @Test
  void patchIsIndexedOnceWhateverItsOperations() {
    String image = create("{}");
    JsonArrayBuilder operations = Json.createArrayBuilder();
    IntStream.range(0, 1000)
        .forEach(
            n ->
                operations.add(
                    Json.createObjectBuilder()
                        .add("op", "add")
                        .add("path", "/p" + n % 128)
                        .add("value", "x".repeat(900))));
    JsonArray patch = operations.build();
    owner.patch(image, patch).expect(200);

    Stopwatch.print(
        "patch of 1,000 operations by a member", () -> owner.patch(image, patch).expect(200));
  }

  // names that no property gets any more

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/x |'x ' has a blank at an end.",
        "/ x|' x' has a blank at an end.",
        "/id |'id ' has a blank at an end.",
        "/ |' ' has a blank at an end.",
        "/|'' is empty."
      },
      ignoreLeadingAndTrailingWhitespace = false)
  void propertyWithABlankAtAnEndOrNoNameIsBadRequest(String path, String why) {
    String image = create("{'x':'1'}");
    for (String op : List.of("add", "replace")) {
      String message = "Invalid value for 'name of a property': " + why;
      patch(image, "[{'op':'" + op + "','path':'" + path + "','value':'2'}]")
          .expectFault(400, message);
      oldPatch(image, "[{'" + op + "':'" + path + "','value':'2'}]").expectFault(400, message);
    }
  }

  @Test
  void blanksAroundABaseAttributeMeanNothing() {
    String image = create("{}");

    assertHas(
        "name",
        "new",
        patch(image, "[{'op':'replace','path':' / name ','value':'new'}]").expect(200).json());
  }

  @Test
  void propertyOfANameThatNoneGetsAnyMoreCanBeRemoved() {
    String image = create("{'k':'1'}");
    JsonObject before = owner.get(image).json();
    write(image, JsonText.object("{'':'a',' k':'b','id ':'c',' ':'d','name ':'e','k':'1'}"));

    JsonObject patched =
        patch(
                image,
                """
                [{'op':'remove','path':'/'},{'op':'remove','path':'/ k'},
                 {'op':'remove','path':'/id '},{'op':'remove','path':'/ '}]\
                """)
            .expect(200)
            .json();
    assertEquals(
        before.keySet().size() + 1, oldPatch(image, "[]").expect(200).json().keySet().size());
    oldPatch(image, "[{'remove':'/name '}]").expect(200);

    assertEquals("1", patched.getString("k"));
    assertEquals(before.keySet(), owner.get(image).json().keySet());
    patch(image, "[{'op':'remove','path':'/ k'}]")
        .expectFault(409, "The image has no attribute ' k'.");
  }

  // 415

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json-patch+json",
        "application/openstack-images-v2.2-json-patch",
        "application/octet-stream",
        "nonsense"
      })
  void otherMediaTypeIsRefusedWithThoseThatAreAccepted(String type) {
    Answer answer =
        owner.with("Content-Type", type).send("PATCH", create("{}"), BodyPublishers.ofString("[]"));

    answer.expectFault(415, "The media type is not supported here.");
    assertEquals(
        Optional.of(Api.PATCH_V2_0 + ", " + Api.PATCH_V2_1), answer.header("Accept-Patch"));
  }

  @Test
  void missingMediaTypeIsRefused() {
    Answer answer = owner.send("PATCH", create("{}"), BodyPublishers.ofString("[]")).expect(415);

    assertEquals(
        Optional.of(Api.PATCH_V2_0 + ", " + Api.PATCH_V2_1), answer.header("Accept-Patch"));
  }

  // all or nothing

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400|{'op':'add','path':'/min_disk','value':-1}",
        "400|{'op':'test','path':'/name','value':'x'}",
        "403|{'op':'replace','path':'/status','value':'active'}",
        "403|{'op':'replace','path':'/visibility','value':'public'}",
        "409|{'op':'remove','path':'/missing'}"
      })
  void nothingHappensWhenOneOperationFails(int status, String failing) {
    String image = create("{'name':'old','tags':['a'],'x':'1'}");
    JsonObject before = owner.get(image).json();

    patch(
            image,
            "[{'op':'replace','path':'/name','value':'new'},{'op':'remove','path':'/x'},"
                + "{'op':'replace','path':'/tags','value':['b']},"
                + failing
                + "]")
        .expect(status);

    assertEquals(before, owner.get(image).json());
  }

  @Test
  void concurrentPatchesOfDifferentAttributesAllSurvive() {
    String image = create("{}");

    List<CompletableFuture<Answer>> patches =
        IntStream.range(0, 12)
            .mapToObj(
                n -> CompletableFuture.supplyAsync(() -> owner.patch(image, properties(n, n + 1))))
            .toList();

    patches.forEach(patch -> patch.join().expect(200));
    JsonObject patched = owner.get(image).json();
    IntStream.range(0, 12).forEach(n -> assertHas("property " + n, "value", patched));
  }

  private static JsonArray tags(int count) {
    JsonArrayBuilder tags = Json.createArrayBuilder();
    IntStream.range(0, count).forEach(n -> tags.add("tag " + n));
    return tags.build();
  }

  private static JsonArray properties(int from, int to) {
    JsonArrayBuilder operations = Json.createArrayBuilder();
    IntStream.range(from, to)
        .forEach(
            n ->
                operations.add(
                    Json.createObjectBuilder()
                        .add("op", "add")
                        .add("path", "/property " + n)
                        .add("value", "value")));
    return operations.build();
  }

  private String auditEntries(String image) {
    String id = idOf(image);
    return admin.get("/v2/probe/rows/audit_entries/" + id).expect(200).body();
  }
}
