package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * <em>List Images</em>: pages, filters and scopes. Each test lists only its own set of images,
 * which share a value of the property {@code set}.
 */
@ArquillianTest
@Tag("database")
@SharedDeployment
class ListImagesIT {

  private static final String LIST = "/v2/images";

  private final Api admin = Api.as("admin");
  private final Api owner = Api.as("member");
  private final Api stranger = Api.as("stranger");
  private final String set = UUID.randomUUID().toString();

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  private String create(Api api, String attributes) {
    return api.create(
        Json.createObjectBuilder(JsonText.object(attributes)).add("set", set).build());
  }

  private String create(String attributes) {
    return create(owner, attributes);
  }

  private JsonObject list(Api api, String query) {
    return api.get(LIST + "?set=" + set + query).expect(200).json();
  }

  private static List<JsonObject> images(JsonObject list) {
    return list.getJsonArray("images").getValuesAs(JsonObject.class);
  }

  private static List<String> ids(JsonObject list) {
    return images(list).stream().map(image -> image.getString("id")).toList();
  }

  private List<String> names(Api api, String query) {
    return images(list(api, query)).stream()
        .map(image -> image.getString("name"))
        .sorted()
        .toList();
  }

  private void assertNames(String query, String... names) {
    assertEquals(List.of(names), names(owner, query), query);
  }

  /** As many pages as there are images. */
  private List<String> walk(Api api, String query) {
    List<String> walked = new ArrayList<>();
    String next = LIST + "?set=" + set + "&limit=1" + query;
    while (next != null) {
      JsonObject page = api.get(next).expect(200).json();
      walked.addAll(ids(page));
      next = page.getString("next", null);
    }
    return walked;
  }

  @ParameterizedTest
  @ValueSource(strings = {"asc", "desc"})
  void eachNameHasItsPlaceOnOnePage(String direction) {
    Set<String> all = new HashSet<>();
    for (String name : List.of("a", "a ", "a\t", "\uFF21", "\uD83D\uDE00", "A", "\u00e4")) {
      JsonObjectBuilder named = Json.createObjectBuilder().add("name", name).add("set", set);
      all.add(idOf(owner.create(named.build())));
      all.add(
          idOf(
              admin.create(
                  named.add("name", name).add("set", set).add("visibility", "public").build())));
    }

    List<String> walked = walk(owner, "&sort=name:" + direction);

    assertEquals(all.size(), walked.size());
    assertEquals(all, new HashSet<>(walked));
  }

  // what a list is

  @Test
  void listHoldsTheWholeImagesNewestFirst() {
    JsonObject older = owner.get(create("{'name':'older'}")).json();
    JsonObject newer = owner.get(create("{'name':'newer','tags':['a'],'x':'y'}")).json();

    assertEquals(
        Json.createObjectBuilder()
            .add("images", Json.createArrayBuilder().add(newer).add(older))
            .add("first", "/v2/images?set=" + set)
            .add("schema", "/v2/schemas/images")
            .build(),
        list(owner, ""));
  }

  @Test
  void listWithoutAQueryHasNoneInItsLink() {
    create("{}");

    JsonObject list = owner.get(LIST).expect(200).json();

    assertEquals("/v2/images", list.getString("first"));
    assertTrue(images(list).size() > 0);
    assertTrue(images(list).size() <= 100);
  }

  @Test
  void bodyAndAcceptOfAListAreIgnored() {
    owner.with("Accept", "text/html").send("GET", LIST, BodyPublishers.ofString("x")).expect(200);
  }

  @ParameterizedTest
  @CsvSource({"reader,200", "member,200", "admin,200", "nobody,403", "service,403"})
  void readersList(String user, int status) {
    Answer answer = Api.as(user).get(LIST).expect(status);

    if (status == 403) {
      answer.expectFault(403, "You are not authorized to perform get_images.");
    }
  }

  // pages

  static Stream<Arguments> orders() {
    return Stream.of(
            "name",
            "status",
            "container_format",
            "disk_format",
            "size",
            "id",
            "created_at",
            "updated_at")
        .flatMap(key -> Stream.of(Arguments.of(key, "asc"), Arguments.of(key, "desc")));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void walkMeetsEveryImageOnceWhateverIsInsertedMeanwhile(String key, String direction) {
    Set<String> there = new HashSet<>();
    createTied().forEach(path -> there.add(idOf(path)));
    String query = "&limit=3&sort_key=" + key + "&sort_dir=" + direction;

    List<String> met = new ArrayList<>();
    Optional<String> next = Optional.of(LIST + "?set=" + set + query);
    for (int page = 0; next.isPresent(); page++) {
      JsonObject list = owner.get(next.get()).expect(200).json();
      met.addAll(ids(list));
      next = Optional.ofNullable(list.getString("next", null));
      if (page < 3) {
        create("{'name':'inserted','disk_format':'raw'}");
      }
    }

    assertEquals(met.size(), new HashSet<>(met).size(), "an image came twice");
    assertTrue(met.containsAll(there), "an image was lost");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void pagesTogetherAreTheList(String key, String direction) {
    createTied();
    String order = "&sort=" + key + ":" + direction;
    List<String> whole = ids(list(owner, order));

    List<String> met = new ArrayList<>();
    JsonObject list = list(owner, order + "&limit=5");
    while (list.containsKey("next")) {
      met.addAll(ids(list));
      list = owner.get(list.getString("next")).expect(200).json();
    }
    met.addAll(ids(list));

    assertEquals(10, whole.size());
    assertEquals(whole, met);
  }

  @Test
  void sameKeyTheOtherWayIsTheOtherWayRound() {
    createTied();
    List<String> forwards = ids(list(owner, "&sort_key=name&sort_dir=asc"));

    List<String> backwards = new ArrayList<>(ids(list(owner, "&sort_key=name&sort_dir=desc")));

    Collections.reverse(backwards);
    assertEquals(forwards, backwards);
  }

  @Test
  void namesAreSortedByCodePoints() {
    // without U+E000 to U+FFFF, because Derby has them behind all others
    for (String name : List.of("b", "B", "a", "ä", "Z", "💿", "")) {
      create("{'name':'" + name + "'}");
    }

    assertEquals(
        List.of("", "B", "Z", "a", "b", "ä", "💿"),
        images(list(owner, "&sort=name:asc")).stream()
            .map(image -> image.getString("name"))
            .toList());
  }

  @Test
  void secondKeyDecidesWhereTheFirstIsEqual() {
    create("{'name':'1','disk_format':'raw','container_format':'ova'}");
    create("{'name':'2','disk_format':'raw','container_format':'bare'}");
    create("{'name':'3','disk_format':'iso','container_format':'bare'}");

    assertEquals(
        List.of("2", "1", "3"),
        images(list(owner, "&sort=disk_format:desc,container_format:asc")).stream()
            .map(image -> image.getString("name"))
            .toList());
  }

  @Test
  void lastFullPageHasANextThatIsEmpty() {
    create("{}");
    create("{}");

    JsonObject last = list(owner, "&limit=2");
    JsonObject empty = owner.get(last.getString("next")).expect(200).json();

    assertEquals(2, images(last).size());
    assertEquals(List.of(), images(empty));
    assertFalse(empty.containsKey("next"));
  }

  @Test
  void pageThatIsNotFullHasNoNext() {
    create("{}");

    assertFalse(list(owner, "&limit=2").containsKey("next"));
  }

  @Test
  void linksRepeatEveryParameterInOrder() {
    String id = idOf(create("{'name':'ä &','tags':['b','a','c d']}"));
    String query =
        "&tag=b&tag=a&sort_key=name&tag=c+d&sort_key=size&sort_dir=asc&limit=1&name=%C3%A4+%26";

    JsonObject list = list(owner, query);

    assertEquals(LIST + "?set=" + set + query, list.getString("first"));
    assertEquals(LIST + "?set=" + set + query + "&marker=" + id, list.getString("next"));
    assertEquals(
        list.getString("first"), owner.get(list.getString("next")).json().getString("first"));
  }

  @Test
  void limitOfZeroIsAnEmptyPage() {
    create("{}");

    JsonObject list = list(owner, "&limit=0");

    assertEquals(List.of(), images(list));
    assertFalse(list.containsKey("next"));
  }

  @Test
  void limitAboveTheHighestIsClamped() {
    create("{}");

    assertEquals(1, images(list(owner, "&limit=5000")).size());
    assertEquals(1, images(list(owner, "&limit=" + "9".repeat(100))).size());
  }

  @Test
  void offsetSkipsImagesUnlessThereIsAMarker() {
    create("{'name':'1'}");
    String second = create("{'name':'2'}");
    create("{'name':'3'}");

    assertNames("&offset=1", "1", "2");
    assertNames("&offset=1&limit=1", "2");
    assertNames("&offset=3");
    assertNames("&offset=1&marker=" + idOf(second), "1");
  }

  @Test
  void markerThatCannotBeSeenIsBadRequest() {
    String foreign = idOf(create(stranger, "{}"));
    String gone = create(stranger, "{}");
    stranger.delete(gone).expect(204);

    for (String id : List.of(foreign, idOf(gone), "unknown", "")) {
      owner
          .get(LIST + "?marker=" + id)
          .expectFault(400, "Invalid value for 'marker': no image with id " + id + " exists");
    }
  }

  @Test
  void markerThatWasDeletedMeanwhileStillHasItsPlace() {
    create("{'name':'1'}");
    String marker = create("{'name':'2'}");
    create("{'name':'3'}");
    owner.delete(marker).expect(204);

    assertNames("&marker=" + idOf(marker), "1");
    assertNames("&sort=name:asc&marker=" + idOf(marker), "3");
    assertEquals(List.of("1"), names(admin, "&marker=" + idOf(marker)));
    stranger.get(LIST + "?marker=" + idOf(marker)).expect(400);
    owner.get(LIST + "?sort=updated_at&marker=" + idOf(marker)).expect(400);
    owner.get(LIST + "?sort=name,status&marker=" + idOf(marker)).expect(400);
  }

  @Test
  void markerNeedNotMatchTheFilters() {
    create("{'name':'1'}");
    String marker = create("{'name':'2'}");

    assertNames("&name=1&marker=" + idOf(marker), "1");
  }

  // filters

  @Test
  void nameIsComparedWithOneOrSeveralValues() {
    for (String name : List.of("a", "b", "c,d", "e:f", "")) {
      create("{'name':'" + name + "'}");
    }

    assertNames("&name=a", "a");
    assertNames("&name=A");
    assertNames("&name=eq:a", "a");
    assertNames("&name=in:a,b,x", "a", "b");
    assertNames("&name=in:b,%22c,d%22", "b", "c,d");
    assertNames("&name=eq:e:f", "e:f");
    assertNames("&name=e:f", "e:f");
    assertNames("&name=", "");
    assertNames("&name=a&name=b");
  }

  /** Derby ignores blanks at the ends of texts that it compares. */
  @Test
  void textsAreComparedWithTheBlanksAtTheirEnds() {
    create("{'name':'a','disk_format':'raw'}");
    create("{'name':'a ','p':'x ','tags':['t ']}");
    create("{'name':' a','p':'x','tags':['t']}");
    create("{'name':''}");

    assertNames("&name=a", "a");
    assertNames("&name=a%20", "a ");
    assertNames("&name=%20a", " a");
    assertNames("&name=a%20%20");
    assertNames("&name=in:a,b", "a");
    assertNames("&name=in:a%20,b%20", "a ");
    assertNames("&name=in:a,a%20,%20", "a", "a ");
    assertNames("&name=", "");
    assertNames("&name=%20");
    assertNames("&disk_format=raw", "a");
    assertNames("&disk_format=raw%20");
    assertNames("&owner=demo%20");
    assertNames("&p=x", " a");
    assertNames("&p=x%20", "a ");
    assertNames("&tag=t", " a");
  }

  @Test
  void idsFormatsAndStatusAreComparedWithOneOrSeveralValues() {
    String a = idOf(create("{'name':'a','disk_format':'raw','container_format':'bare'}"));
    String b = idOf(create("{'name':'b','disk_format':'iso','container_format':'ova'}"));
    create("{'name':'c'}");

    assertNames("&id=" + a, "a");
    assertNames("&id=in:" + a + "," + b, "a", "b");
    assertNames("&disk_format=raw", "a");
    assertNames("&disk_format=in:raw,iso", "a", "b");
    assertNames("&container_format=eq:ova", "b");
    assertNames("&disk_format=tar");
    assertNames("&status=queued", "a", "b", "c");
    assertNames("&status=in:active,queued", "a", "b", "c");
    assertNames("&status=active");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleted", "pending_delete", "killed", "unheard-of", "QUEUED"})
  void statusThatNoListedImageHasFindsNothing(String status) {
    owner.delete(create("{'name':'a'}")).expect(204);
    create("{'name':'b'}");

    assertNames("&status=" + status);
  }

  @Test
  void numbersAreComparedAndRanged() {
    create("{'name':'a','min_ram':1,'min_disk':10}");
    create("{'name':'b','min_ram':2,'min_disk':20}");
    create("{'name':'c','min_ram':3,'min_disk':30}");

    assertNames("&min_ram=2", "b");
    assertNames("&min_disk=30", "c");
    assertNames("&min_ram_min=2", "b", "c");
    assertNames("&min_ram_max=2", "a", "b");
    assertNames("&min_disk_min=20&min_disk_max=20", "b");
    assertNames("&min_ram=-1");
  }

  @Test
  void imageWithoutASizeIsInNoRangeOfSizes() {
    create("{'name':'a'}");

    assertNames("&size_min=0");
    assertNames("&size_max=9223372036854775807");
    assertNames("&virtual_size_min=0");
    assertNames("&size=0");
    assertNames("&virtual_size=0");
    assertNames("&checksum=x");
    assertNames("&os_hash_algo=sha512");
    assertNames("&os_hash_value=x");
  }

  @Test
  void ownerIsComparedAsItIs() {
    create("{'name':'a'}");
    create(admin, "{'name':'b','visibility':'public'}");

    assertNames("", "a", "b");
    assertNames("&owner=demo", "a");
    assertNames("&owner=admin", "b");
    assertNames("&owner=in:demo,admin");
  }

  @Test
  void protectedImagesCanBeTold() {
    create("{'name':'a','protected':true}");
    create("{'name':'b'}");

    assertNames("&protected=true", "a");
    assertNames("&protected=false", "b");
  }

  @Test
  void everyTagMustBeThere() {
    create("{'name':'a','tags':['x','y']}");
    create("{'name':'b','tags':['x']}");

    assertNames("&tag=x", "a", "b");
    assertNames("&tag=x&tag=y", "a");
    assertNames("&tag=%20y%20", "a");
    assertNames("&tag=x&tag=z");
    assertNames("&tag=X");
  }

  @Test
  void manyTagsMustAllBeThere() {
    create("{'name':'a','tags':['1','2','3','4','5','6']}");
    create("{'name':'b','tags':['1','2','3','4','5']}");

    assertNames("&tag=1&tag=2&tag=3&tag=4&tag=5", "a", "b");
    assertNames("&tag=1&tag=2&tag=3&tag=4&tag=5&tag=6", "a");
    assertNames("&tag=1&tag=1&tag=1&tag=1&tag=1&tag=6", "a");
  }

  @Test
  void tagsAndPropertiesAreFoundAsTheyNowAre() {
    String image = create("{'name':'a','tags':['x'],'os_distro':'debian'}");

    owner.replace(image, "tags", JsonText.array("['y']")).expect(200);
    owner.replace(image, "os_distro", "fedora").expect(200);

    assertNames("&tag=x");
    assertNames("&tag=y&os_distro=fedora", "a");
    assertNames("&os_distro=debian");
  }

  @Test
  void propertiesAreComparedAsTheyAre() {
    create("{'name':'a','os_distro':'debian'}");
    create("{'name':'b','os_distro':'in:debian'}");
    create("{'name':'c','odd/name &':'ä'}");

    assertNames("&os_distro=debian", "a");
    assertNames("&os_distro=in:debian", "b");
    assertNames("&odd/name+%26=%C3%A4", "c");
    assertNames("&os_version=13");
  }

  @Test
  void filtersAreCombined() {
    create("{'name':'a','tags':['x'],'min_ram':1}");
    create("{'name':'b','tags':['x'],'min_ram':2}");

    assertNames("&tag=x&min_ram=2&name=in:a,b&status=queued&protected=false", "b");
  }

  @Test
  void datesAreComparedAsTheyAreShown() {
    JsonObject image = owner.get(create("{'name':'a'}")).json();
    for (String name : List.of("created_at", "updated_at")) {
      Instant shown = Instant.parse(image.getString(name));
      String before = shown.minus(Duration.ofSeconds(1)).toString();
      String after = shown.plus(Duration.ofSeconds(1)).toString();

      for (String found :
          List.of(
              "eq:" + shown,
              "" + shown,
              "gte:" + shown,
              "lte:" + shown,
              "gt:" + before,
              "lt:" + after,
              "neq:" + before,
              "neq:" + after)) {
        assertNames("&" + name + "=" + found, "a");
      }
      for (String missed :
          List.of(
              "neq:" + shown,
              "gt:" + shown,
              "lt:" + shown,
              "eq:" + before,
              before,
              after,
              "gte:" + after,
              "lte:" + before)) {
        assertNames("&" + name + "=" + missed);
      }
    }
  }

  @Test
  void datesHaveAnyOffset() {
    create("{'name':'a'}");

    assertNames("&created_at=gt:2020-01-01T00:00:00%2B02:00", "a");
    assertNames("&created_at=gt:2020-01-01T00:00:00.123456", "a");
    assertNames("&created_at=gt:2020-01-01", "a");
    assertNames("&created_at=gt:20200101T000000%2B0530", "a");
    assertNames("&created_at=gt:2020-01-01T24:00:00+05:30", "a");
    assertNames("&created_at=gt:0000-01-01&created_at=lt:9999-12-31T23:59:59Z", "a");
  }

  @Test
  void deletedHasNoEffect() {
    owner.delete(create("{'name':'a'}")).expect(204);
    create("{'name':'b'}");

    assertNames("&deleted=true", "b");
    assertNames("&deleted=nonsense", "b");
  }

  @Test
  void hiddenImagesAreListedAloneAndOnlyWhenAskedFor() {
    create("{'name':'a'}");
    create("{'name':'b','os_hidden':true}");

    assertNames("", "a");
    assertNames("&os_hidden=false", "a");
    assertNames("&os_hidden=True", "b");
    assertNames("&os_hidden=true&visibility=all", "b");
  }

  // scopes

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "member|''|demo-community demo-private demo-public demo-shared other-public",
        "stranger|''|demo-public other-community other-private other-public other-shared",
        "reader|''|demo-community demo-private demo-public demo-shared other-public",
        "admin|''|demo-private demo-public demo-shared other-private other-public other-shared",
        "member|all|demo-community demo-private demo-public demo-shared other-community"
            + " other-public",
        "admin|all|demo-community demo-private demo-public demo-shared other-community"
            + " other-private other-public other-shared",
        "member|public|demo-public other-public",
        "admin|public|demo-public other-public",
        "member|community|demo-community other-community",
        "admin|community|demo-community other-community",
        "member|shared|demo-shared",
        "admin|shared|demo-shared other-shared",
        "member|private|demo-private",
        "stranger|private|other-private",
        "admin|private|demo-private other-private"
      })
  void visibilityDecidesWhoListsWhat(String user, String visibility, String names) {
    for (String project : List.of("demo", "other")) {
      for (String kind : List.of("public", "community", "shared", "private")) {
        create(
            admin,
            "{'name':'%s-%s','owner':'%s','visibility':'%s'}"
                .formatted(project, kind, project, kind));
      }
    }

    assertEquals(
        List.of(names.split(" ")),
        names(Api.as(user), visibility.isEmpty() ? "" : "&visibility=" + visibility));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accepted", "pending", "rejected", "all"})
  void memberStatusDoesNotTouchOwnImages(String status) {
    create("{'name':'a'}");

    assertNames("&member_status=" + status, "a");
  }

  // 400

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=-1",
        "limit=x",
        "offset=-1",
        "offset=99999",
        "sort=owner",
        "sort=name:up",
        "sort_key=owner",
        "sort_dir=up",
        "visibility=secret",
        "member_status=maybe",
        "os_hidden=1",
        "protected=yes",
        "disk_format=in:%22raw",
        "size_min=big",
        "name_max=1",
        "min_ram=x",
        "created_at=yesterday",
        "updated_at=%2B999999999-01-01",
        "changes-since=2026-01-01"
      })
  void badValueIsBadRequestThatNamesTheParameter(String query) {
    Answer answer = owner.get(LIST + "?" + query).expect(400);

    String message = answer.fault().getString("message");
    assertTrue(
        message.startsWith("Invalid value for '" + query.substring(0, query.indexOf('=')) + "': "),
        message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"created_at=neq:2026-01-01", "size=1", "tag=x", "name=x", "x=y"})
  void conditionsAreBounded(String condition) {
    String many = LIST + "?limit=1" + ("&" + condition).repeat(32);

    owner.get(many).expect(200);
    owner.get(many + "&" + condition).expect(400);
  }

  @Test
  void valuesAreBounded() {
    owner.get(LIST + "?name=in:" + "x,".repeat(999)).expect(200);
    owner.get(LIST + "?name=in:" + "x,".repeat(1000)).expect(400);
  }

  @Test
  void bothFormsOfSortingTogetherAreBadRequest() {
    owner
        .get(LIST + "?sort=name&sort_key=size")
        .expectFault(400, "Invalid value for 'sort': it cannot go with sort_key or sort_dir.");
  }

  @Test
  void ownPublicImageIsListedOnce() {
    String image = create("{'name':'mine'}");
    admin.replace(image, "visibility", "public").expect(200);

    assertNames("", "mine");
    assertNames("&visibility=all", "mine");
  }

  /** Ten images, some alike and some without a value, some seen because they are public. */
  private List<String> createTied() {
    List<String> paths = new ArrayList<>();
    for (int n = 0; n < 2; n++) {
      paths.add(create("{'name':'same','disk_format':'raw','container_format':'bare'}"));
      paths.add(create(admin, "{'name':'same','disk_format':'raw','visibility':'public'}"));
      paths.add(create("{}"));
      paths.add(create("{'name':'','disk_format':'iso'}"));
      paths.add(create(admin, "{'container_format':'ova','visibility':'public'}"));
    }
    owner.replace(paths.get(0), "min_ram", Json.createValue(1)).expect(200);
    return paths;
  }
}
