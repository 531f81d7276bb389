package org.cloudimages.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.client.answer.Deletion;
import org.cloudimages.client.answer.Image;
import org.cloudimages.client.answer.Member;
import org.cloudimages.client.answer.Store;
import org.cloudimages.client.answer.Task;
import org.cloudimages.client.fault.FaultException;
import org.cloudimages.client.fault.FaultKey;
import org.cloudimages.client.fault.LoginException;
import org.cloudimages.client.request.BulkFilter;
import org.cloudimages.client.request.ImageImport;
import org.cloudimages.client.request.MemberStatus;
import org.cloudimages.client.request.NewImage;
import org.cloudimages.client.request.NewLocation;
import org.cloudimages.client.request.NewMember;
import org.cloudimages.client.request.NewTask;
import org.cloudimages.client.request.Patch;
import org.cloudimages.client.request.Query;
import org.cloudimages.client.token.Account;
import org.cloudimages.client.token.Login;
import org.cloudimages.client.token.Tokens;
import org.cloudimages.example.FirstSteps;
import org.cloudimages.identity.keystone.KeystoneAdmin;
import org.cloudimages.identity.keystone.KeystoneUsers;
import org.cloudimages.image.deletion.FaultyImageDeletion;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.DrainSwitch;
import org.cloudimages.testing.FileServer;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.KeystoneOnly;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.Users;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The client outside of a server, by RESTEasy, against the service; each of its methods. */
@ArquillianTest
@SharedDeployment(SharedDeployment.CLIENTS)
@Tag("identity")
class JavaClientIT {

  private static final URI IDENTITY = URI.create(TestBed.get().authenticationUri());
  private static final Set<Method> CALLED = ConcurrentHashMap.newKeySet();

  private final ImagesClient owner = client("member", "demo");
  private final ImagesClient stranger = client("stranger", "other");
  private final ImagesClient admin = client("admin", "admin");
  private final ImageData data = new ImageData(owner);

  @TempDir private Path directory;

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.forClients();
  }

  @AfterAll
  static void everyMethodWasCalled() {
    assertEquals(
        Set.of(),
        Arrays.stream(ImagesClient.class.getDeclaredMethods())
            .filter(method -> !CALLED.contains(method))
            .collect(Collectors.toSet()));
  }

  @AfterEach
  void close() {
    owner.close();
    stranger.close();
    admin.close();
  }

  private static ImagesClientBuilder builder(ClientRequestFilter filter) {
    return ImagesClientBuilder.of(
        RestClientBuilder.newBuilder().baseUri(TestBed.get().server().endpoint()).register(filter));
  }

  private static ImagesClient client(String user, String project) {
    Login login = Login.withPassword(IDENTITY, Account.of(user, project), Users.PASSWORD);
    ImagesClient client =
        builder(request -> {}).tokens(login).repeating(20, Duration.ofSeconds(10)).build();
    return (ImagesClient)
        Proxy.newProxyInstance(
            JavaClientIT.class.getClassLoader(),
            new Class<?>[] {ImagesClient.class},
            (proxy, method, arguments) -> {
              CALLED.add(method);
              try {
                return method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static NewImage raw(String name) {
    return NewImage.named(name).of("raw", "bare");
  }

  private static FaultException fault(FaultKey key, Executable call) {
    FaultException fault = assertThrows(FaultException.class, call);
    assertEquals(key, fault.key(), fault::getMessage);
    assertFalse(fault.fault().message().isEmpty());
    assertTrue(fault.fault().requestId().orElse("").startsWith("req-"), fault::getMessage);
    return fault;
  }

  private String active(String text) {
    String id = owner.create(raw("active"), null).id();
    return data.upload(id, stream(text)).id();
  }

  @Test
  void imageIsDescribedListedDeletedAndRestored() {
    String tag = UUID.randomUUID().toString();
    Image image =
        owner.create(
            raw("by Java").tagged(List.of(tag)).with("kind", "test").with("a b/ü", "ä&="), null);
    String id = image.id();
    assertEquals(Map.of("kind", "test", "a b/ü", "ä&="), image.properties());
    assertEquals(image.document(), owner.show(id).document());
    String second = owner.create(NewImage.named("another").tagged(List.of(tag)), null).id();

    Image patched =
        owner.patch(id, Patch.none().set("name", "renamed").remove("kind").set("n", "1"), null);
    assertEquals(Optional.of("renamed"), patched.name());
    assertEquals(Map.of("a b/ü", "ä&=", "n", "1"), patched.properties());
    owner.addTag(id, "a/b ü");
    assertEquals(Set.of(tag, "a/b ü"), Set.copyOf(owner.show(id).tags()));
    owner.removeTag(id, "a/b ü");
    Query all = Query.all().tagged(tag).sorted("name:asc").limit(1);
    assertEquals(List.of(second, id), Pages.stream(owner::list, all).map(Image::id).toList());
    assertEquals(
        List.of(id),
        owner.list(Query.all().where("a b/ü", "ä&=").tagged(tag)).items().stream()
            .map(Image::id)
            .toList());
    assertEquals(1, owner.list(all.createdBefore(Instant.now().plusSeconds(60))).items().size());
    assertEquals(List.of(), owner.list(all.updatedBefore(Instant.EPOCH)).items());
    String former = image.etag().orElseThrow();
    try (Response response = owner.showIfChanged(id, former)) {
      assertEquals(id, response.readEntity(Image.class).id());
    }
    try (Response response = owner.showIfChanged(id, owner.show(id).etag().orElseThrow())) {
      assertEquals(304, response.getStatus());
    }
    fault(FaultKey.PRECONDITION_FAILED, () -> owner.delete(id, former));

    assertEquals(204, owner.previewDelete(id).status());
    owner.delete(id, null);
    fault(FaultKey.ITEM_NOT_FOUND, () -> owner.show(id));
    assertTrue(
        Pages.stream(owner::recycleBin, Query.all().limit(2))
            .anyMatch(each -> each.id().equals(id)));
    assertEquals("1", owner.showDeleted(id).properties().get("n"));
    assertEquals(patched.properties(), owner.restore(id).properties());
    assertEquals(
        List.of(204, 204),
        owner.deleteAll(BulkFilter.matching(Query.all().tagged(tag)), null).results().stream()
            .map(Deletion::status)
            .toList());
    Deletion refused = owner.deleteAll(BulkFilter.ids(List.of(id)), null).results().get(0);
    assertEquals(FaultKey.ITEM_NOT_FOUND, refused.fault().orElseThrow().key());
    owner.purge(id);
    fault(FaultKey.ITEM_NOT_FOUND, () -> owner.showDeleted(id));
  }

  @Test
  void dataGoThereAndBackWithTheirDigests() throws Exception {
    byte[] disk = new byte[3 << 20];
    new Random(1).nextBytes(disk);
    Path file = Files.write(directory.resolve("disk"), disk);
    String id = owner.create(raw("disk"), null).id();
    Image image = data.upload(id, file);
    assertEquals("active", image.status());
    assertEquals(OptionalLong.of(disk.length), image.size());
    data.download(id, directory.resolve("copy"));
    assertEquals(-1, Files.mismatch(file, directory.resolve("copy")));
    assertFalse(Files.exists(directory.resolve("copy.part")));
    try (Response part = owner.download(id, "bytes=1-4")) {
      assertEquals(206, part.getStatus());
      assertArrayEquals(
          Arrays.copyOfRange(disk, 1, 5), part.readEntity(InputStream.class).readAllBytes());
    }
    String empty = owner.create(raw("empty"), null).id();
    data.download(empty, directory.resolve("nothing"));
    assertEquals(0, Files.size(directory.resolve("nothing")));
    fault(
        FaultKey.BAD_REQUEST,
        () -> owner.upload(empty, null, Digests.reprDigest(file), null, stream("other data")));
    assertEquals("queued", owner.show(empty).status());

    owner.deactivate(id);
    fault(FaultKey.FORBIDDEN, () -> data.download(id, directory.resolve("kept")));
    assertFalse(Files.exists(directory.resolve("kept")));
    owner.reactivate(id);
    assertEquals("active", owner.show(id).status());
  }

  @Test
  void dataAreImportedAndRemovedFromAStore() {
    String id = owner.create(raw("imported"), null).id();
    owner.stage(id, 4L, null, stream("data"));
    owner.importData(id, ImageImport.staged().into(List.of("default", "second")), null);
    Await.until(() -> owner.tasksOf(id).items().get(0).status().equals("success"));
    assertEquals(Set.of("default", "second"), Set.copyOf(owner.show(id).stores()));
    admin.deleteFromStore("second", id);
    assertEquals(List.of("default"), owner.show(id).stores());
    assertTrue(admin.locations(id).items().get(0).url().startsWith("file://"));
  }

  @Test
  void tasksAndLocationsReadWhatOthersStored() throws Exception {
    Path file = Files.writeString(directory.resolve("disk"), "data on the web");
    try (FileServer web = FileServer.http(file)) {
      Task task =
          owner.createTask(
              new NewTask(
                  "import",
                  Json.createObjectBuilder()
                      .add("import_from", web.url())
                      .add("import_from_format", "raw")
                      .add("image_properties", JsonText.object("{'name':'by a task'}"))
                      .build()));
      Await.until(() -> owner.task(task.id()).status().equals("success"));
      assertTrue(owner.task(task.id()).result().orElseThrow().containsKey("image_id"));
      assertTrue(
          Pages.stream(owner::tasks, Query.all().limit(1))
              .anyMatch(each -> each.id().equals(task.id())));

      String id = owner.create(raw("registered"), null).id();
      admin.addLocation(id, NewLocation.at(web.url()));
      Await.until(() -> owner.show(id).status().equals("active"));
      assertEquals(List.of("web"), owner.show(id).stores());
    }
  }

  @Test
  void imageIsSharedAndTaken() {
    String id = active("shared");
    assertEquals("pending", owner.share(id, new NewMember("other"), null).status());
    assertEquals("accepted", stranger.answerSharing(id, "other", MemberStatus.ACCEPTED).status());
    assertEquals(
        List.of("other"), owner.members(id).items().stream().map(Member::memberId).toList());
    assertEquals("accepted", owner.member(id, "other").status());
    assertEquals(id, stranger.show(id).id());
    owner.unshare(id, "other");
    fault(FaultKey.ITEM_NOT_FOUND, () -> owner.member(id, "other"));
  }

  @Test
  void serviceTellsOfItself() throws Exception {
    String id = active("told of");
    assertTrue(owner.versions().items().stream().anyMatch(each -> each.id().equals("v2.7")));
    assertEquals(
        List.of("default", "second", "web"),
        owner.stores().items().stream().map(Store::id).toList());
    assertEquals(Optional.of("file"), admin.storesInDetail().items().get(0).type());
    assertTrue(owner.importInfo().containsKey("import-methods"));
    assertTrue(owner.usage().containsKey("usage"));
    assertEquals("image", owner.schema("image").getString("name"));
    Query entries = Query.all().where("image_id", id);
    assertTrue(
        owner.audit(entries).items().stream()
            .anyMatch(entry -> entry.action().equals("image.create")));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(owner.auditAsCsv(entries), UTF_8))) {
      assertTrue(lines.readLine().contains("image_id"));
      assertTrue(lines.readLine().contains(id));
    }
  }

  private static ImagesClient altered(Consumer<ClientRequestContext> change) {
    return builder(change::accept).tokens(Tokens.of(TestBed.get().users().token("member"))).build();
  }

  @Test
  void faultsAreTold() {
    String id = active("data");
    String queued = owner.create(NewImage.named("no iso").of("iso", "bare"), null).id();
    fault(
        FaultKey.BAD_REQUEST, () -> owner.create(NewImage.named("x").with("min_disk", "x"), null));
    fault(
        FaultKey.UNAUTHORIZED,
        () -> builder(request -> {}).tokens(Tokens.of("nonsense")).build().show(id));
    owner.patch(id, Patch.none().set("protected", true), null);
    fault(FaultKey.FORBIDDEN, () -> owner.delete(id, null));
    owner.patch(id, Patch.none().set("protected", false), null);
    fault(FaultKey.ITEM_NOT_FOUND, () -> stranger.show(id));
    fault(FaultKey.CONFLICT, () -> owner.upload(id, null, null, null, stream("again")));
    List<String> tags = List.of("1", "2", "3", "4");
    fault(FaultKey.OVER_LIMIT, () -> owner.create(NewImage.named("x").tagged(tags), null));
    fault(
        FaultKey.BAD_MEDIA_TYPE,
        () -> owner.upload(queued, null, null, null, stream("not of a disk")));
    fault(FaultKey.RANGE_NOT_SATISFIABLE, () -> owner.download(id, "bytes=10000-"));
    fault(FaultKey.BAD_METHOD, () -> altered(each -> each.setMethod("OPTIONS")).show(id));
    ImagesClient failing =
        altered(
            each ->
                each.getHeaders()
                    .putSingle("X-Openstack-Request-Id", FaultyImageDeletion.FAILING_REQUEST));
    fault(FaultKey.IMAGES_FAULT, () -> failing.delete(id, null));
    ImagesClient impatient = altered(each -> {});
    try (DrainSwitch drained = DrainSwitch.on()) {
      FaultException unavailable = fault(FaultKey.SERVICE_UNAVAILABLE, () -> impatient.show(id));
      assertTrue(unavailable.fault().retryAfter().isPresent());
    }
    assertEquals(id, impatient.show(id).id());
    Login wrong = Login.withPassword(IDENTITY, Account.of("member", "demo"), "wrong");
    ImagesClient nobody = builder(request -> {}).tokens(wrong).build();
    assertEquals(401, assertThrows(LoginException.class, () -> nobody.show(id)).status());
  }

  /** The program of the documentation. */
  @Test
  void firstStepsGoThrough() throws Exception {
    Path disk = Files.writeString(directory.resolve("disk"), "some bytes");
    FirstSteps.main(
        new String[] {
          TestBed.get().server().endpoint().toString(),
          IDENTITY.toString(),
          "member",
          "demo",
          Users.PASSWORD,
          disk.toString()
        });
    assertEquals(-1, Files.mismatch(disk, directory.resolve("copy")));
    String page = Files.readString(Path.of("src/docs/java-client.md"));
    String program =
        Files.readString(Path.of("src/example/java/org/cloudimages/example/FirstSteps.java"));
    assertTrue(page.contains(program.substring(program.indexOf("import java.io"))));
  }

  @Test
  @KeystoneOnly
  void applicationCredentialLogsIn() {
    KeystoneUsers users = (KeystoneUsers) TestBed.get().users();
    String secret = UUID.randomUUID().toString();
    String id =
        KeystoneAdmin.createCredential(
            TestBed.get().keystone().orElseThrow().url(),
            users.id("member"),
            users.freshToken("member"),
            secret,
            Optional.empty());
    ImagesClient client =
        builder(request -> {})
            .tokens(Login.withApplicationCredential(IDENTITY, id, secret))
            .build();
    assertEquals(Optional.of("demo"), client.create(raw("by a credential"), null).owner());
  }
}
