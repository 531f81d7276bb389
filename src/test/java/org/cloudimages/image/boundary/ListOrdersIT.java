package org.cloudimages.image.boundary;

import static java.util.Comparator.comparing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** <em>List Images</em>: each order with each filter, page by page, as Java filters and sorts. */
@ArquillianTest
@SharedDeployment
class ListOrdersIT {

  private static final Map<String, Predicate<JsonObject>> FILTERS =
      Map.of(
          "", image -> true,
          "&tag=x", image -> hasTag(image, "x"),
          "&tag=x&tag=y", image -> hasTag(image, "x") && hasTag(image, "y"),
          "&kind=1", image -> text(image, "kind").equals("1"),
          "&name=same", image -> text(image, "name").equals("same"),
          "&disk_format=raw", image -> text(image, "disk_format").equals("raw"),
          "&status=active&tag=x",
              image -> text(image, "status").equals("active") && hasTag(image, "x"),
          "&size_min=2", image -> number(image) >= 2,
          "&status=in:queued,active&min_ram_min=1", image -> image.getInt("min_ram") >= 1);

  private final Api admin = Api.as("admin");
  private final Api owner = Api.as("member");
  private final ImageSet set = new ImageSet();

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  static Stream<String> keys() {
    return Stream.of(
        "name",
        "status",
        "container_format",
        "disk_format",
        "size",
        "id",
        "created_at",
        "updated_at");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void pagesHoldWhatJavaFiltersAndSorts(String key) {
    List<JsonObject> images = create();
    Comparator<JsonObject> tie = comparing(images::indexOf);
    Comparator<JsonObject> rising = key.endsWith("_at") ? tie : by(key);
    Map<String, Comparator<JsonObject>> orders =
        Map.of(
            "&sort=" + key + ":asc", rising.thenComparing(tie.reversed()),
            "&sort=" + key + ":desc", rising.reversed().thenComparing(tie.reversed()),
            "&sort_key=" + key + "&sort_dir=asc", rising.thenComparing(tie));
    for (Map.Entry<String, Predicate<JsonObject>> filter : FILTERS.entrySet()) {
      for (Map.Entry<String, Comparator<JsonObject>> order : orders.entrySet()) {
        List<String> wanted =
            images.stream()
                .filter(filter.getValue())
                .sorted(order.getValue())
                .map(image -> image.getString("id"))
                .toList();
        String query = filter.getKey() + order.getKey();
        assertEquals(wanted, walk(owner, query), query);
        assertEquals(wanted, walk(admin, query), query);
      }
    }
  }

  /**
   * Images of which some are alike, some have no name or size, and some are public; in the order in
   * which they were made, and changed, because clients are told whole seconds.
   */
  private List<JsonObject> create() {
    List<String> paths = new ArrayList<>();
    for (int n = 0; n < 2; n++) {
      paths.add(set.create("{'name':'same','disk_format':'raw','tags':['x'],'kind':'1'}"));
      paths.add(set.create(admin, "{'name':'same','visibility':'public','tags':['x','y']}"));
      paths.add(set.create("{'tags':['x','y'],'min_ram':1}"));
      paths.add(set.create("{'name':'','disk_format':'iso','kind':'1','min_ram':2}"));
      paths.add(
          set.create("{'name':'b','disk_format':'raw','container_format':'bare','tags':['x']}"));
      owner.upload(paths.get(paths.size() - 1), "x".repeat(n + 1)).expect(204);
    }
    return paths.stream().map(path -> admin.get(path).expect(200).json()).toList();
  }

  private List<String> walk(Api api, String query) {
    List<String> walked = new ArrayList<>();
    String next = set.path() + "&limit=4" + query;
    while (next != null) {
      JsonObject page = api.get(next).expect(200).json();
      walked.addAll(ImageSet.ids(page));
      next = page.getString("next", null);
    }
    return walked;
  }

  /** What is null comes first, with the empty text. */
  private static Comparator<JsonObject> by(String key) {
    return key.equals("size")
        ? comparing(ListOrdersIT::number)
        : comparing(image -> text(image, key));
  }

  private static long number(JsonObject image) {
    return image.get("size") instanceof JsonNumber size ? size.longValue() : -1;
  }

  private static String text(JsonObject image, String key) {
    return image.get(key) instanceof JsonString text ? text.getString() : "";
  }

  private static boolean hasTag(JsonObject image, String tag) {
    return image.getJsonArray("tags").stream()
        .map(JsonValue::toString)
        .anyMatch(('"' + tag + '"')::equals);
  }
}
