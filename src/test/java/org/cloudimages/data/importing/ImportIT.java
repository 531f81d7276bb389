package org.cloudimages.data.importing;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.store.FaultyStore.Mode;
import org.cloudimages.store.FaultyStore.Verb;
import org.cloudimages.task.TaskProbe;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.StoreSwitch;
import org.cloudimages.testing.StubServer;
import org.cloudimages.testing.StubServer.Reply;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Images whose data no request brings. */
@ArquillianTest
class ImportIT {

  private static final String DATA = "some bytes of a disk ".repeat(10_000);

  /** Another image service, which tells of any image what this holds, and gives it as data. */
  private static final StubServer LIAR = new StubServer(ImportIT::lie);

  private static volatile String told = "";

  private final Api owner = Api.as("member");
  private final Api admin = Api.as("admin");

  @Deployment(testable = false)
  static WebArchive war() {
    Map<String, String> settings = new HashMap<>();
    settings.put("images.stores", "default,fast,shaky,web");
    settings.put("images.store.fast.type", "file");
    settings.put("images.store.shaky.type", "faulty");
    settings.put("images.store.web.type", "http");
    settings.put("images.import.max-parallel-stores", "2");
    settings.put("images.import.methods", "glance-direct,web-download,copy-image,glance-download");
    settings.put(
        "images.local.regions",
        "RegionTwo=" + TestBed.get().server().endpoint() + ",RegionOfLies=" + LIAR.url());
    settings.put("images.outbound.allowed-networks", "127.0.0.0/8");
    settings.put("images.outbound.allowed-ports", "all");
    settings.put("images.upload.check", "PT0.05S");
    settings.put("images.tasks.check", "PT0.05S");
    settings.put("images.tasks.interval", "PT0.2S");
    return TestWar.create(settings).addClasses(TaskProbe.class, TaskProbe.Rows.class);
  }

  @AfterAll
  static void stop() {
    LIAR.close();
  }

  private static Reply lie(StubServer.Asked asked) {
    return asked.target().endsWith("/file")
        ? new Reply(200, Map.of(), DATA)
        : Reply.json(200, JsonText.object("{" + told + "}").toString());
  }

  private static Answer ask(Api api, String image, String body) {
    return api.post(image + "/import", JsonText.object(body));
  }

  private static String direct(String more) {
    return "{'method':{'name':'glance-direct'}" + more + "}";
  }

  private static String copy(String more) {
    return "{'method':{'name':'copy-image'}" + more + "}";
  }

  private static String web(String uri, String more) {
    return "{'method':{'name':'web-download','uri':'" + uri + "'}" + more + "}";
  }

  private static String elsewhere(String region, String image) {
    return "{'method':{'name':'glance-download','glance_region':'"
        + region
        + "','glance_image_id':'"
        + idOf(image)
        + "'},'stores':['fast']}";
  }

  private String staged(String data) {
    String image = owner.createRaw();
    owner.put(image + "/stage", BodyPublishers.ofString(data)).expect(204);
    return image;
  }

  private String active(String store) {
    String image = owner.createRaw();
    owner.with("X-Image-Meta-Store", store).upload(image, DATA).expect(204);
    return image;
  }

  private JsonObject show(String image) {
    return owner.get(image).expect(200).json();
  }

  /** Waits until no task has the image, and returns the last one. */
  private JsonObject settled(String image) {
    Await.until(() -> show(image).getString("os_glance_import_task").isEmpty());
    var tasks = owner.get(image + "/tasks").expect(200).json().getJsonArray("tasks");
    return tasks.getJsonObject(tasks.size() - 1);
  }

  private void assertSuccess(String image) {
    JsonObject task = settled(image);
    assertEquals("success", task.getString("status"), task::toString);
    assertEquals("{\"image_id\":\"" + idOf(image) + "\"}", task.getJsonObject("result").toString());
  }

  private String failure(String image) {
    JsonObject task = settled(image);
    assertEquals("failure", task.getString("status"), task::toString);
    return task.getString("message");
  }

  private void assertLies(String image, String stores) {
    JsonObject shown = show(image);
    assertEquals("active", shown.getString("status"));
    assertEquals(stores, shown.getString("stores"));
    assertEquals(DATA.length(), shown.getInt("size"));
    assertEquals("", shown.getString("os_glance_importing_to_stores"));
    assertEquals(stores, copies(image));
    for (String store : stores.split(",")) {
      assertEquals(DATA, owner.get(image + "/file?prefer=" + store).expect(200).body());
    }
  }

  private void assertWaits(String image, String failed) {
    JsonObject shown = show(image);
    assertEquals("queued", shown.getString("status"));
    assertEquals(JsonValue.NULL, shown.get("size"));
    assertEquals("", shown.getString("os_glance_importing_to_stores"));
    assertEquals(failed, shown.getString("os_glance_failed_import"));
    assertEquals("", copies(image));
  }

  private String copies(String image) {
    return admin.get("/v2/probe/copies/" + idOf(image)).expect(200).body();
  }

  private void awaitNoBytes(String image) {
    for (String state : new String[] {"WRITING", "LIVE", "DOOMED", "RECLAIMING"}) {
      Await.until(
          () ->
              admin
                  .get("/v2/probe/blobs/" + idOf(image) + "/" + state)
                  .expect(200)
                  .body()
                  .equals("0"));
    }
  }

  @Test
  void methodsAreTold() {
    String methods = "glance-direct,web-download,copy-image,glance-download";
    assertEquals(
        "{\"import-methods\":{\"description\":\"Enabled import methods.\",\"type\":\"array\","
            + "\"value\":[\"glance-direct\",\"web-download\",\"copy-image\",\"glance-download\"]}}",
        owner.get("/v2/info/import").expect(200).body());
    assertEquals(
        Optional.of(methods),
        owner
            .post("/v2/images", JsonText.object("{}"))
            .expect(201)
            .header("OpenStack-image-import-methods"));
  }

  @Test
  void stagedDataComeIntoOneStoreOrSeveral() {
    String one = staged(DATA);
    assertFalse(show(one).containsKey("os_glance_import_task"));
    owner.get(one + "/file").expect(204);

    ask(owner, one, direct("")).expect(202);
    assertSuccess(one);
    assertLies(one, "default");

    String named = staged(DATA);
    ask(owner, named, direct(",'stores':['fast','shaky']")).expect(202);
    assertSuccess(named);
    assertEquals(2, show(named).getString("stores").split(",").length);

    String everywhere = staged(DATA);
    ask(owner, everywhere, direct(",'all_stores':true,'all_stores_must_succeed':false"))
        .expect(202);
    assertSuccess(everywhere);
    assertEquals(3, show(everywhere).getString("stores").split(",").length);

    String header = staged("");
    ask(owner.with("X-Image-Meta-Store", "fast"), header, direct("")).expect(202);
    assertSuccess(header);
    assertEquals(0, show(header).getInt("size"));
    assertEquals("fast", show(header).getString("stores"));
  }

  @Test
  void failureOfOneStoreUndoesAllOrNone() {
    try (StoreSwitch shaky = new StoreSwitch(admin, "shaky").to(Mode.REFUSING, Verb.PUT)) {
      String whole = staged(DATA);
      ask(owner, whole, direct(",'stores':['fast','shaky']")).expect(202);
      assertTrue(failure(whole).contains("Store shaky: "), () -> failure(whole));
      assertWaits(whole, "shaky");

      ask(owner, whole, direct(",'stores':['default']")).expect(202);
      assertSuccess(whole);
      assertLies(whole, "default");

      String parts = staged(DATA);
      ask(owner, parts, direct(",'stores':['shaky','fast'],'all_stores_must_succeed':false"))
          .expect(202);
      assertSuccess(parts);
      assertLies(parts, "fast");
      assertEquals("shaky", show(parts).getString("os_glance_failed_import"));

      String none = staged(DATA);
      ask(owner, none, direct(",'stores':['shaky'],'all_stores_must_succeed':false")).expect(202);
      failure(none);
      assertWaits(none, "shaky");
      owner.upload(none, DATA).expect(204);
      assertEquals("active", owner.status(none));

      shaky.to(Mode.BROKEN, Verb.PUT);
      String broken = staged(DATA);
      ask(owner, broken, direct(",'stores':['shaky']")).expect(202);
      assertEquals("Store shaky: The store failed.", failure(broken));
    }
  }

  @Test
  void dataOfAnotherFormatAreRefusedAndCanBeImportedWithTheRightOne() {
    String image =
        owner.create(JsonText.object("{'disk_format':'qcow2','container_format':'bare'}"));
    owner.put(image + "/stage", BodyPublishers.ofString(DATA)).expect(204);

    ask(owner, image, direct("")).expect(202);
    failure(image);
    assertWaits(image, "default");

    owner.replace(image, "disk_format", "raw").expect(200);
    ask(owner, image, direct("")).expect(202);
    assertSuccess(image);
    assertLies(image, "default");
  }

  @Test
  void dataAreFetchedFromTheWeb() {
    try (StubServer server = new StubServer(asked -> new Reply(200, Map.of(), DATA))) {
      String image = owner.createRaw();
      ask(owner, image, web(server.url() + "/disk", ",'stores':['fast']")).expect(202);
      assertSuccess(image);
      assertLies(image, "fast");

      server.behave(asked -> Reply.of(404));
      String missing = owner.createRaw();
      ask(owner, missing, web(server.url() + "/none", "")).expect(202);
      assertEquals("The web server 127.0.0.1 answered 404.", failure(missing));
      assertWaits(missing, "");
      awaitNoBytes(missing);
    }
  }

  @Test
  void imageComesFromAnotherRegionAsItsUserSeesItThere() {
    String source =
        owner.create(
            JsonText.object(
                "{'disk_format':'raw','container_format':'bare','visibility':'private',"
                    + "'os_distro':'debian','hw_disk_bus':'scsi','kind':'theirs'}"));
    owner.upload(source, DATA).expect(204);
    String image = otherFormats();

    ask(owner, image, elsewhere("RegionTwo", source)).expect(202);
    assertSuccess(image);
    assertLies(image, "fast");
    JsonObject shown = show(image);
    assertEquals("raw", shown.getString("disk_format"));
    assertEquals("bare", shown.getString("container_format"));
    assertEquals("debian", shown.getString("os_distro"));
    assertEquals("scsi", shown.getString("hw_disk_bus"));
    assertEquals("ours", shown.getString("kind"));
    String tasks = owner.get(image + "/tasks").expect(200).body();
    assertFalse(tasks.contains(TestBed.get().users().token("member")), tasks);

    owner.send("POST", source + "/actions/deactivate", BodyPublishers.noBody()).expect(204);
    assertStays(
        "RegionTwo", source, "The image there is in status deactivated; it must be active.");
    String others = Api.as("stranger").createRaw();
    assertStays(
        "RegionTwo",
        others,
        "There is no image " + idOf(others) + " of the region RegionTwo that your token shows.");
  }

  @Test
  void imageOfAnotherRegionMustBeWhatIsToldOfIt() {
    String formats = "'status':'active','disk_format':'raw','container_format':'bare'";
    String any = "/v2/images/" + UUID.randomUUID();
    told = formats + ",'size':" + (DATA.length() + 1);
    assertStays(
        "RegionOfLies",
        any,
        "The image "
            + idOf(any)
            + " of the region RegionOfLies has only "
            + DATA.length()
            + " bytes, "
            + (DATA.length() + 1)
            + " were announced.");
    told = formats + ",'checksum':'00'";
    assertTrue(stays("RegionOfLies", any).startsWith("Invalid value for 'checksum': "));
    told = formats + ",'os_hash_algo':'sha256','os_hash_value':'00'";
    assertTrue(stays("RegionOfLies", any).startsWith("Invalid value for 'os_hash_value': "));
    told = formats.replace("raw", "qcow2");
    assertTrue(stays("RegionOfLies", any).startsWith("Store fast: "));
    told = formats + ",'hw_odd':'" + "x".repeat(70_000) + "'";
    assertTrue(stays("RegionOfLies", any).startsWith("Invalid value for 'hw_odd': "));
  }

  private String otherFormats() {
    return owner.create(
        JsonText.object("{'disk_format':'iso','container_format':'ovf','kind':'ours'}"));
  }

  private void assertStays(String region, String source, String message) {
    assertEquals(message, stays(region, source));
  }

  /** Imports an image that does not come, and returns why: nothing has changed then. */
  private String stays(String region, String source) {
    String image = otherFormats();
    ask(owner, image, elsewhere(region, source)).expect(202);
    String message = failure(image);
    JsonObject shown = show(image);
    assertEquals("queued", shown.getString("status"));
    assertEquals(JsonValue.NULL, shown.get("size"));
    assertEquals("iso", shown.getString("disk_format"));
    assertFalse(shown.keySet().stream().anyMatch(name -> name.startsWith("hw_")));
    awaitNoBytes(image);
    return message;
  }

  /** Begins a task that makes an image, and returns its path. */
  private String begin(String url, String properties) {
    return owner
        .post(
            "/v2/tasks",
            JsonText.object(
                ("{'type':'import','input':{'import_from':'" + url + "',")
                    + ("'import_from_format':'raw','image_properties':" + properties + "}}")))
        .expect(201)
        .json()
        .getString("self");
  }

  /** The same, and returns the task when it has ended. */
  private JsonObject made(String url, String properties) {
    String task = begin(url, properties);
    Await.until(() -> owner.get(task).json().containsKey("expires_at"));
    return owner.get(task).json();
  }

  @Test
  void taskOfAClientMakesAnImageOrNone() {
    String properties = "{'name':'made','protected':true,'colour':'red'}";
    try (StubServer server = new StubServer(asked -> new Reply(200, Map.of(), DATA))) {
      JsonObject task = made(server.url() + "/disk", properties);
      assertEquals("success", task.getString("status"), task::toString);
      String image = "/v2/images/" + task.getJsonObject("result").getString("image_id");
      assertLies(image, "default");
      JsonObject shown = show(image);
      assertEquals("made", shown.getString("name"));
      assertEquals("red", shown.getString("colour"));
      assertEquals("shared", shown.getString("visibility"));
      assertEquals(
          "raw bare", shown.getString("disk_format") + " " + shown.getString("container_format"));

      server.behave(asked -> Reply.of(404));
      JsonObject failed = made(server.url() + "/none", properties);
      assertEquals("The web server 127.0.0.1 answered 404.", failed.getString("message"));
      assertEquals(JsonValue.NULL, failed.get("result"));
      String none = "/v2/images/" + failed.getString("image_id");
      owner.get(none).expect(404);
      awaitNoBytes(none);

      JsonObject forbidden = made(server.url() + "/disk", "{'visibility':'public'}");
      assertEquals(
          "You are not authorized to perform publicize_image.", forbidden.getString("message"));
      owner.get("/v2/images/" + forbidden.getString("image_id")).expect(404);
    }
    owner
        .post("/v2/tasks", JsonText.object("{'type':'import','input':{'import_from':'file:///x'}}"))
        .expect(400);
    Api.as("reader")
        .post(
            "/v2/tasks",
            JsonText.object(
                "{'type':'import','input':{'import_from':'http://h/','import_from_format':'raw'}}"))
        .expect(403);
  }

  @Test
  void redirectToAForgedUrlReachesNobody() throws IOException {
    try (ServerSocket victim = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        StubServer server = new StubServer(asked -> Reply.of(404))) {
      for (String forged :
          List.of(
              "file:///etc/passwd",
              "ftp://127.0.0.1:PORT/",
              "http://user:secret@127.0.0.1:PORT/",
              "http://2130706433:PORT/",
              "http://127.1:PORT/",
              "http://[::ffff:10.0.0.1]/",
              "http://169.254.169.254/")) {
        String url = forged.replace("PORT", Integer.toString(victim.getLocalPort()));
        server.behave(asked -> new Reply(302, Map.of("Location", url), ""));
        String image = owner.createRaw();
        ask(owner, image, web(server.url() + "/disk", "")).expect(202);
        String message = failure(image);
        assertTrue(
            message.startsWith("The web server 127.0.0.1 redirects to a URL that is refused: "),
            () -> url + ": " + message);
        assertWaits(image, "");
      }
      victim.setSoTimeout(1);
      assertThrows(SocketTimeoutException.class, victim::accept);
    }
  }

  /** A server that says that it was asked, and answers only when it may. */
  private static StubServer held(CountDownLatch asked, CountDownLatch go) {
    return new StubServer(
        request -> {
          asked.countDown();
          go.await();
          return new Reply(200, Map.of(), DATA);
        });
  }

  @Test
  void imageOfATaskWhoseNodeDiesIsGone() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (StubServer server = held(asked, go)) {
      String task = begin(server.url() + "/slow", "{'protected':true}");
      asked.await();
      String image = "/v2/images/" + owner.get(task).json().getString("image_id");
      assertEquals("importing", owner.status(image));

      admin.post("/v2/probe/tasks/left/" + idOf(image), JsonText.object("{}")).expect(204);

      Await.until(() -> owner.get(task).json().getString("status").equals("failure"));
      owner.get(image).expect(404);
      go.countDown();
      awaitNoBytes(image);
    } finally {
      go.countDown();
    }
  }

  @Test
  void deleteWinsAgainstAnImportThatRuns() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (StubServer server = held(asked, go)) {
      String image = owner.createRaw();
      ask(owner, image, web(server.url() + "/slow", "")).expect(202);
      asked.await();
      JsonObject shown = show(image);
      assertEquals("importing", shown.getString("status"));
      assertEquals("default", shown.getString("os_glance_importing_to_stores"));
      String task = shown.getString("os_glance_import_task");
      ask(owner, image, web(server.url() + "/slow", "")).expect(409);

      owner.delete(image).expect(204);
      go.countDown();

      Await.until(
          () -> admin.get("/v2/tasks/" + task).json().getString("status").equals("failure"));
      assertEquals(
          "The image was deleted while it was imported.",
          admin.get("/v2/tasks/" + task).json().getString("message"));
      awaitNoBytes(image);
    } finally {
      go.countDown();
    }
  }

  @Test
  void deleteWinsWhileAStoreTakesTheData() {
    try (StoreSwitch shaky = new StoreSwitch(admin, "shaky").to(Mode.DEAF, Verb.PUT)) {
      int before = shaky.calls(Verb.PUT);
      String image = staged(DATA);
      ask(owner, image, direct(",'stores':['fast','shaky']")).expect(202);
      Await.until(() -> shaky.calls(Verb.PUT) > before);

      owner.delete(image).expect(204);
      shaky.to(Mode.WORKING);

      awaitNoBytes(image);
    }
  }

  @Test
  void activeImageIsCopiedByAnAdministrator() {
    String image = active("default");
    ask(owner, image, copy(",'stores':['fast']"))
        .expectFault(403, "You are not authorized to perform copy_image.");
    ask(admin, image, copy("")).expectFault(400, "The image is in store default already.");

    ask(admin, image, copy(",'stores':['fast']")).expect(202);
    assertSuccess(image);
    assertLies(image, "default,fast");

    try (StoreSwitch shaky = new StoreSwitch(admin, "shaky").to(Mode.FULL, Verb.PUT)) {
      ask(admin, image, copy(",'all_stores':true")).expect(202);
      assertEquals("Store shaky: The store is full.", failure(image));
      assertLies(image, "default,fast");
      assertEquals("shaky", show(image).getString("os_glance_failed_import"));
    }
    ask(admin, image, copy(",'all_stores':true")).expect(202);
    assertSuccess(image);
    assertLies(image, "default,fast,shaky");
    assertEquals("", show(image).getString("os_glance_failed_import"));

    String task = owner.get(image + "/tasks").json().toString();
    ask(admin, image, copy(",'all_stores':true")).expect(202);
    assertEquals(task, owner.get(image + "/tasks").json().toString());
  }

  @Test
  void firstCheckThatFailsAnswers() {
    String nothing = "/v2/images/" + UUID.randomUUID();
    ask(owner, nothing, "{}").expect(400);
    ask(owner, nothing, "{'method':{}}").expect(400);
    ask(owner, nothing, "{'method':{'name':'odd'}}")
        .expectFault(
            400, "Invalid value for 'method.name': 'odd' is not a method that is offered here.");
    ask(owner, nothing, direct(",'all_stores':'yes'"))
        .expectFault(400, "Invalid value for 'all_stores': it must be true or false.");
    ask(owner, nothing, direct(",'stores':[]")).expect(400);
    ask(owner, nothing, direct("")).expect(404);
    ask(owner, nothing, web("file:///etc/passwd", "")).expect(404);

    String queued = owner.createRaw();
    ask(owner, queued, direct(""))
        .expectFault(409, "An image in status queued cannot be imported by glance-direct.");
    ask(owner, queued, copy("")).expect(409);
    ask(Api.as("stranger"), queued, direct("")).expect(404);
    ask(owner, queued, web("file:///etc/passwd", ",'stores':['nowhere']"))
        .expectFault(409, "There is no store nowhere.");
    ask(owner, queued, web("file:///etc/passwd", "")).expect(400);
    ask(owner, queued, "{'method':{'name':'web-download'}}").expect(400);

    ask(owner, nothing, elsewhere("nowhere", nothing)).expect(404);
    ask(owner, queued, "{'method':{'name':'glance-download'}}")
        .expectFault(
            400, "Invalid value for 'method.glance_region': it must be the name of a region.");
    ask(owner, queued, elsewhere("nowhere", "/v2/images/x"))
        .expectFault(400, "Invalid value for 'method.glance_image_id': it must be a UUID.");
    ask(owner, queued, elsewhere("nowhere", nothing))
        .expectFault(
            400,
            "Invalid value for 'method.glance_region': your catalog has no image service there that"
                + " is public");
    String without = owner.create("without formats");
    owner.put(without + "/stage", BodyPublishers.ofString(DATA)).expect(204);
    ask(owner, without, direct("")).expectFault(409, "Set disk_format before importing data.");

    String image = staged(DATA);
    ask(owner, image, direct(",'all_stores':true,'stores':['fast']")).expect(400);
    ask(owner.with("X-Image-Meta-Store", "fast"), image, direct(",'stores':['fast']")).expect(400);
    ask(owner, image, direct(",'stores':['os_glance_staging_store']")).expect(409);
    ask(owner, image, direct(",'stores':['web']")).expectFault(409, "Store web takes no data.");
    owner.get(image + "/import").expect(405);
    assertEquals("uploading", owner.status(image));
  }
}
