package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** <em>List Images</em>: what a list holds, its order, and the way from page to page. */
@ArquillianTest
@SharedDeployment
class ListPagesIT {

  private final Api admin = Api.as("admin");
  private final Api owner = Api.as("member");
  private final Api stranger = Api.as("stranger");
  private final ImageSet set = new ImageSet();

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @Test
  void listHoldsTheWholeImagesNewestFirst() {
    JsonObject older = owner.get(set.create("{'name':'older'}")).json();
    JsonObject newer = owner.get(set.create("{'name':'newer','tags':['a'],'x':'y'}")).json();

    assertEquals(
        Json.createObjectBuilder()
            .add("images", Json.createArrayBuilder().add(newer).add(older))
            .add("first", set.path())
            .add("schema", "/v2/schemas/images")
            .build(),
        set.list(""));
  }

  @Test
  void listWithoutAQueryHasNoneInItsLink() {
    set.create("{}");

    JsonObject list = owner.get(ImageSet.LIST).expect(200).json();

    assertEquals("/v2/images", list.getString("first"));
    assertTrue(ImageSet.images(list).size() > 0);
    assertTrue(ImageSet.images(list).size() <= 100);
  }

  @Test
  void bodyAndAcceptOfAListAreIgnored() {
    owner
        .with("Accept", "text/html")
        .send("GET", ImageSet.LIST, BodyPublishers.ofString("x"))
        .expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"asc", "desc"})
  void eachNameHasItsPlaceOnOnePage(String direction) {
    Set<String> all = new HashSet<>();
    for (String name : List.of("a", "a ", "a\t", "\uFF21", "\uD83D\uDE00", "A", "\u00e4")) {
      JsonObjectBuilder named = Json.createObjectBuilder().add("name", name);
      all.add(idOf(set.create(owner, named)));
      all.add(idOf(set.create(admin, named.add("name", name).add("visibility", "public"))));
    }

    List<String> walked = walk(owner, "&sort=name:" + direction);

    assertEquals(all.size(), walked.size());
    assertEquals(all, new HashSet<>(walked));
  }

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
    Optional<String> next = Optional.of(set.path() + query);
    for (int page = 0; next.isPresent(); page++) {
      JsonObject list = owner.get(next.get()).expect(200).json();
      met.addAll(ImageSet.ids(list));
      next = Optional.ofNullable(list.getString("next", null));
      if (page < 3) {
        set.create("{'name':'inserted','disk_format':'raw'}");
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
    List<String> whole = ImageSet.ids(set.list(order));

    List<String> met = new ArrayList<>();
    JsonObject list = set.list(order + "&limit=5");
    while (list.containsKey("next")) {
      met.addAll(ImageSet.ids(list));
      list = owner.get(list.getString("next")).expect(200).json();
    }
    met.addAll(ImageSet.ids(list));

    assertEquals(10, whole.size());
    assertEquals(whole, met);
  }

  @Test
  void sameKeyTheOtherWayIsTheOtherWayRound() {
    createTied();
    List<String> forwards = ImageSet.ids(set.list("&sort_key=name&sort_dir=asc"));

    List<String> backwards =
        new ArrayList<>(ImageSet.ids(set.list("&sort_key=name&sort_dir=desc")));

    Collections.reverse(backwards);
    assertEquals(forwards, backwards);
  }

  @Test
  void namesAreSortedByCodePoints() {
    // without U+E000 to U+FFFF, because Derby has them behind all others
    for (String name : List.of("b", "B", "a", "ä", "Z", "💿", "")) {
      set.create("{'name':'" + name + "'}");
    }

    assertEquals(
        List.of("", "B", "Z", "a", "b", "ä", "💿"),
        ImageSet.images(set.list("&sort=name:asc")).stream()
            .map(image -> image.getString("name"))
            .toList());
  }

  @Test
  void secondKeyDecidesWhereTheFirstIsEqual() {
    set.create("{'name':'1','disk_format':'raw','container_format':'ova'}");
    set.create("{'name':'2','disk_format':'raw','container_format':'bare'}");
    set.create("{'name':'3','disk_format':'iso','container_format':'bare'}");

    assertEquals(
        List.of("2", "1", "3"),
        ImageSet.images(set.list("&sort=disk_format:desc,container_format:asc")).stream()
            .map(image -> image.getString("name"))
            .toList());
  }

  @Test
  void lastFullPageHasANextThatIsEmpty() {
    set.create("{}");
    set.create("{}");

    JsonObject last = set.list("&limit=2");
    JsonObject empty = owner.get(last.getString("next")).expect(200).json();

    assertEquals(2, ImageSet.images(last).size());
    assertEquals(List.of(), ImageSet.images(empty));
    assertFalse(empty.containsKey("next"));
  }

  @Test
  void pageThatIsNotFullHasNoNext() {
    set.create("{}");

    assertFalse(set.list("&limit=2").containsKey("next"));
  }

  @Test
  void linksRepeatEveryParameterInOrder() {
    String id = idOf(set.create("{'name':'ä &','tags':['b','a','c d']}"));
    String query =
        "&tag=b&tag=a&sort_key=name&tag=c+d&sort_key=size&sort_dir=asc&limit=1&name=%C3%A4+%26";

    JsonObject list = set.list(query);

    assertEquals(set.path() + query, list.getString("first"));
    assertEquals(set.path() + query + "&marker=" + id, list.getString("next"));
    assertEquals(
        list.getString("first"), owner.get(list.getString("next")).json().getString("first"));
  }

  @Test
  void limitOfZeroIsAnEmptyPage() {
    set.create("{}");

    JsonObject list = set.list("&limit=0");

    assertEquals(List.of(), ImageSet.images(list));
    assertFalse(list.containsKey("next"));
  }

  @Test
  void limitAboveTheHighestIsClamped() {
    set.create("{}");

    assertEquals(1, ImageSet.images(set.list("&limit=5000")).size());
    assertEquals(1, ImageSet.images(set.list("&limit=" + "9".repeat(100))).size());
  }

  @Test
  void offsetSkipsImagesUnlessThereIsAMarker() {
    set.create("{'name':'1'}");
    String second = set.create("{'name':'2'}");
    set.create("{'name':'3'}");

    set.assertNames("&offset=1", "1", "2");
    set.assertNames("&offset=1&limit=1", "2");
    set.assertNames("&offset=3");
    set.assertNames("&offset=1&marker=" + idOf(second), "1");
  }

  @Test
  void markerThatCannotBeSeenIsBadRequest() {
    String foreign = idOf(set.create(stranger, "{}"));
    String gone = set.create(stranger, "{}");
    stranger.delete(gone).expect(204);

    for (String id : List.of(foreign, idOf(gone), "unknown", "")) {
      owner
          .get(ImageSet.LIST + "?marker=" + id)
          .expectFault(400, "Invalid value for 'marker': no image with id " + id + " exists");
    }
  }

  @Test
  void markerThatWasDeletedMeanwhileStillHasItsPlace() {
    set.create("{'name':'1'}");
    String marker = set.create("{'name':'2'}");
    set.create("{'name':'3'}");
    owner.delete(marker).expect(204);

    set.assertNames("&marker=" + idOf(marker), "1");
    set.assertNames("&sort=name:asc&marker=" + idOf(marker), "3");
    assertEquals(List.of("1"), set.names(admin, "&marker=" + idOf(marker)));
    stranger.get(ImageSet.LIST + "?marker=" + idOf(marker)).expect(400);
    owner.get(ImageSet.LIST + "?sort=updated_at&marker=" + idOf(marker)).expect(400);
    owner.get(ImageSet.LIST + "?sort=name,status&marker=" + idOf(marker)).expect(400);
  }

  @Test
  void markerNeedNotMatchTheFilters() {
    set.create("{'name':'1'}");
    String marker = set.create("{'name':'2'}");

    set.assertNames("&name=1&marker=" + idOf(marker), "1");
  }

  @Test
  void bothFormsOfSortingTogetherAreBadRequest() {
    owner
        .get(ImageSet.LIST + "?sort=name&sort_key=size")
        .expectFault(400, "Invalid value for 'sort': it cannot go with sort_key or sort_dir.");
  }

  /** Ten images, some alike and some without a value, some seen because they are public. */
  private List<String> createTied() {
    List<String> paths = new ArrayList<>();
    for (int n = 0; n < 2; n++) {
      paths.add(set.create("{'name':'same','disk_format':'raw','container_format':'bare'}"));
      paths.add(set.create(admin, "{'name':'same','disk_format':'raw','visibility':'public'}"));
      paths.add(set.create("{}"));
      paths.add(set.create("{'name':'','disk_format':'iso'}"));
      paths.add(set.create(admin, "{'container_format':'ova','visibility':'public'}"));
    }
    owner.replace(paths.get(0), "min_ram", Json.createValue(1)).expect(200);
    return paths;
  }

  /** As many pages as there are images. */
  private List<String> walk(Api api, String query) {
    List<String> walked = new ArrayList<>();
    String next = set.path() + "&limit=1" + query;
    while (next != null) {
      JsonObject page = api.get(next).expect(200).json();
      walked.addAll(ImageSet.ids(page));
      next = page.getString("next", null);
    }
    return walked;
  }
}
