package org.cloudimages.image.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cloudimages.arquillian.TestBed;
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

/** <em>Create Image</em>: what the record is, who may make it, and where its limits are. */
@ArquillianTest
@SharedDeployment
class CreateImageIT {

  private static final String LIST = "/v2/images";
  private static final String ODD = "\"quoted\" \\ / <b> ä 💿 \n\t\u0001 \u2028";

  private final Api admin = Api.as("admin");
  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  private static JsonObject create(Api api, String attributes) {
    return api.post(LIST, JsonText.object(attributes)).expect(201).json();
  }

  private Answer post(String attributes) {
    return owner.post(LIST, JsonText.object(attributes));
  }

  // 201

  @Test
  void emptyObjectIsAQueuedImage() {
    JsonObject image = create(owner, "{}");

    assertEquals(
        JsonText.object(
            """
            {'id':'%1$s','name':null,'status':'queued','visibility':'shared','protected':false,
             'os_hidden':false,'owner':'demo','disk_format':null,'container_format':null,
             'min_disk':0,'min_ram':0,'checksum':null,'os_hash_algo':null,'os_hash_value':null,
             'size':null,'virtual_size':null,'created_at':'%2$s','updated_at':'%2$s','tags':[],
             'self':'/v2/images/%1$s','file':'/v2/images/%1$s/file',
             'schema':'/v2/schemas/image'}\
            """
                .formatted(image.getString("id"), image.getString("created_at"))),
        image);
    assertTrue(image.getString("created_at").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    assertEquals(4, UUID.fromString(image.getString("id")).version());
  }

  @Test
  void everythingThatWasSetIsThere() {
    JsonObject asked =
        JsonText.object(
            """
            {'name':'a name','visibility':'private','protected':true,'os_hidden':true,
             'owner':'demo','disk_format':'qcow2','container_format':'bare','min_disk':2147483647,
             'min_ram':1,'tags':['a','b'],'os_distro':'debian','a/b~c d':'','kernel_id':null}\
            """);

    JsonObject image = owner.post(LIST, asked).expect(201).json();

    asked.forEach((name, value) -> assertEquals(value, image.get(name), name));
    assertEquals(image, owner.get(image.getString("self")).expect(200).json());
  }

  @Test
  void locationIsTheAddressOfTheImage() {
    Answer answer = post("{}").expect(201);

    assertEquals(
        Optional.of(TestBed.get().server().endpoint() + answer.json().getString("self")),
        answer.header("Location"));
    assertEquals(Optional.of("application/json"), answer.header("Content-Type"));
  }

  @Test
  void textOfAnyKindComesBack() {
    JsonObject asked =
        Json.createObjectBuilder()
            .add("name", ODD)
            .add("tags", Json.createArrayBuilder().add(ODD))
            .add(ODD + "!", ODD)
            .build();

    JsonObject image = owner.get(owner.create(asked)).expect(200).json();

    asked.forEach((name, value) -> assertEquals(value, image.get(name)));
  }

  @Test
  void longestTextComesBack() {
    JsonObject asked =
        Json.createObjectBuilder()
            .add("name", "💿".repeat(255))
            .add("tags", Json.createArrayBuilder().add("ä".repeat(255)))
            .add("k".repeat(255), "v".repeat(64 * 1024))
            .build();

    JsonObject image = owner.get(owner.create(asked)).expect(200).json();

    asked.forEach((name, value) -> assertEquals(value, image.get(name), name));
  }

  @Test
  void equalTagsAreOne() {
    assertEquals(JsonText.array("['a']"), create(owner, "{'tags':['a','a']}").getJsonArray("tags"));
  }

  @Test
  void chosenIdIsKeptInSmallLetters() {
    String id = UUID.randomUUID().toString();

    Answer answer = post("{'id':'" + id.toUpperCase(Locale.ROOT) + "'}").expect(201);

    assertEquals(id, answer.json().getString("id"));
    assertEquals(
        Optional.of(TestBed.get().server().endpoint() + LIST + "/" + id),
        answer.header("Location"));
    owner.get(LIST + "/" + id).expect(200);
  }

  @Test
  void idInOtherLettersIsTheSameOne() {
    String id = UUID.randomUUID().toString();
    create(owner, "{'id':'" + id + "'}");

    post("{'id':'" + id.toUpperCase(Locale.ROOT) + "'}")
        .expectFault(409, "An image with id " + id + " already exists.");
  }

  @Test
  void nameMayHaveBlanksAtItsEnds() {
    assertEquals(" a ", create(owner, "{'name':' a '}").getString("name"));
  }

  @Test
  void tagMayHaveBlanksAtItsEnds() {
    assertEquals(
        JsonText.array("[' ','a','a ']"),
        create(owner, "{'tags':['a',' ','a ']}").getJsonArray("tags"));
  }

  @Test
  void lastOfTwoEqualKeysWins() {
    Answer answer =
        owner.send("POST", LIST, BodyPublishers.ofString("{\"name\":\"a\",\"name\":\"b\"}"));

    assertEquals("b", answer.expect(201).json().getString("name"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=utf-8",
        "application/vnd.example+json",
        "application/octet-stream"
      })
  void typesOfJsonAreTaken(String type) {
    owner
        .with("Content-Type", type)
        .send("POST", LIST, BodyPublishers.ofString(" {\"name\":\"ä\"}"))
        .expect(201);
  }

  @Test
  void queryOfACreateIsIgnored() {
    owner.post(LIST + "?limit=x&name=y", JsonText.object("{}")).expect(201);
  }

  // who

  @Test
  void adminCreatesForAnybodyAndForNobody() {
    assertEquals("other", create(admin, "{'owner':'other'}").getString("owner"));
    assertEquals(JsonValue.NULL, create(admin, "{'owner':null}").get("owner"));
    assertEquals("admin", create(admin, "{}").getString("owner"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'other'", "null", "''"})
  void memberCreatesForHisProjectAlone(String project) {
    post("{'owner':" + project + "}")
        .expectFault(403, "Only an admin may create an image for another owner.");
  }

  @Test
  void onlyAnAdminPublishes() {
    post("{'visibility':'public'}")
        .expectFault(403, "You are not authorized to perform publicize_image.");
    assertEquals("public", create(admin, "{'visibility':'public'}").getString("visibility"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"community", "shared", "private"})
  void memberChoosesEveryOtherVisibility(String visibility) {
    assertEquals(
        visibility, create(owner, "{'visibility':'" + visibility + "'}").getString("visibility"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reader", "nobody", "service"})
  void othersThanMembersAreForbidden(String user) {
    Api.as(user)
        .post(LIST, JsonText.object("{}"))
        .expectFault(403, "You are not authorized to perform add_image.");
  }

  // 400, 403

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name':1}|Invalid value for 'name': it must be a string.",
        "{'id':'x'}|Invalid value for 'id': it must be a UUID.",
        "{'min_ram':-1}|Invalid value for 'min_ram': it must be an integer from 0 to 2147483647.",
        "{'protected':'yes'}|Invalid value for 'protected': it must be true or false.",
        "{'x':null}|Invalid value for 'x': it must be a string.",
        "{'':'x'}|Invalid value for 'name of a property': '' is empty.",
        "{'x ':'x'}|Invalid value for 'name of a property': 'x ' has a blank at an end.",
        "{' x':'x'}|Invalid value for 'name of a property': ' x' has a blank at an end.",
        "{'id ':'x'}|Invalid value for 'name of a property': 'id ' has a blank at an end.",
        "{' ':'x'}|Invalid value for 'name of a property': ' ' has a blank at an end.",
        "{'x\\t':'x'}|Invalid value for 'name of a property': 'x\t' has a blank at an end.",
        "{'tags':['']}|Invalid value for 'tags': a tag is empty.",
        "{'tags':['a','.']}|Invalid value for 'tags': no path can name a tag '.'.",
        "{'tags':['..']}|Invalid value for 'tags': no path can name a tag '..'.",
        "{'name':'a\\u0000'}|Invalid value for 'name': it has U+0000, which not every database keeps."
      })
  void wrongValueIsBadRequestThatNamesTheField(String body, String message) {
    post(body).expectFault(400, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {" other", "other ", " "})
  void ownerWithABlankAtAnEndIsBadRequest(String project) {
    admin
        .post(LIST, JsonText.object("{'owner':'" + project + "'}"))
        .expectFault(400, "Invalid value for 'owner': '" + project + "' has a blank at an end.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "checksum", "size", "self", "locations", "created_at"})
  void readOnlyFieldIsForbidden(String name) {
    post("{'" + name + "':'x'}").expectFault(403, "'" + name + "' is read-only.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"location", "deleted", "os_glance_import_task"})
  void reservedNameIsForbidden(String name) {
    post("{'" + name + "':'x'}").expectFault(403, "'" + name + "' is reserved.");
  }

  // 409

  @Test
  void usedIdIsAConflictForEveryone() {
    String id = create(owner, "{'visibility':'private'}").getString("id");

    Api.as("stranger")
        .post(LIST, JsonText.object("{'id':'" + id + "'}"))
        .expectFault(409, "An image with id " + id + " already exists.");
  }

  // 413

  @Test
  void imageHas128TagsAtMost() {
    owner.post(LIST, withTags(128)).expect(201);
    owner
        .post(LIST, withTags(129))
        .expectFault(413, "The image has too many tags: 129 given, 128 allowed.");
  }

  @Test
  void imageHas128PropertiesAtMost() {
    owner.post(LIST, withProperties(128)).expect(201);
    owner
        .post(LIST, withProperties(129))
        .expectFault(413, "The image has too many properties: 129 given, 128 allowed.");
  }

  @Test
  void propertiesHave256KibibytesAtMost() {
    owner.post(LIST, withBytes(256 * 1024)).expect(201);
    owner
        .post(LIST, withBytes(256 * 1024 + 1))
        .expectFault(
            413, "The properties of the image have too many bytes: 262145 given, 262144 allowed.");
  }

  /**
   * Properties whose names and values have so many bytes in UTF-8, more of them than characters.
   */
  private static JsonObject withBytes(int count) {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    int left = count;
    for (int n = 0; left > 0; n++) {
      String name = "property " + n;
      int length = Math.min(left - name.length(), 60_000);
      properties.add(name, "ä".repeat(length / 2) + "x".repeat(length % 2));
      left -= name.length() + length;
    }
    return properties.build();
  }

  /** As many as a body has room for: hashing them at each one took half an hour. */
  @ParameterizedTest
  @CsvSource({"reader,403", "member,413", "stranger,413", "admin,413"})
  void bodyFullOfPropertiesIsRefusedBeforeTheyAreLookedAt(String user, int status) {
    StringBuilder body = new StringBuilder("{\"p\":1");
    for (int n = 0; body.length() < 1024 * 1024 - 20; n++) {
      body.append(",\"p").append(n).append("\":\"\"");
    }
    Api api = Api.as(user);
    Runnable create =
        () -> api.send("POST", LIST, BodyPublishers.ofString(body + "}")).expect(status);
    create.run();

    Stopwatch.print("create with 1 MiB of properties by a " + user, create);
  }

  @Test
  void weakRoleIsForbiddenBeforeTheBodyIsLookedAt() {
    Api.as("reader")
        .post(LIST, JsonText.object("{'min_ram':-1}"))
        .expectFault(403, "You are not authorized to perform add_image.");
  }

  @Test
  void nothingIsLeftOfARefusedImage() {
    String id = UUID.randomUUID().toString();
    post("{'id':'" + id + "','visibility':'public'}").expect(403);

    admin.get(LIST + "/" + id).expect(404);
    post("{'id':'" + id + "'}").expect(201);
  }

  private static JsonObject withTags(int count) {
    JsonArrayBuilder tags = Json.createArrayBuilder();
    for (int n = 0; n < count; n++) {
      tags.add("tag " + n);
    }
    return Json.createObjectBuilder().add("tags", tags).build();
  }

  private static JsonObject withProperties(int count) {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    for (int n = 0; n < count; n++) {
      properties.add("property " + n, "value");
    }
    return properties.build();
  }
}
