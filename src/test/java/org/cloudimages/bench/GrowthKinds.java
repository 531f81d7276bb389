package org.cloudimages.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of requests whose time is not to grow with the number of images. */
final class GrowthKinds {

  /** A request that may fail. */
  interface Request {
    void send() throws IOException, InterruptedException;
  }

  private static final String LIST = "/v2/images?";
  private static final String IMAGE =
      """
      {"name":"growth","disk_format":"qcow2","container_format":"bare",
      "tags":["tag5","tag207"],"os_distro":"distro7","hw":"kind1"}
      """;
  private static final String RENAMING =
      "[{\"op\":\"replace\",\"path\":\"/name\",\"value\":\"renamed\"}]";
  private static final String DESCRIBING =
      "[{\"op\":\"replace\",\"path\":\"/min_ram\",\"value\":512}]";
  private static final String TAG = "tag=" + ImageRows.FREQUENT_TAG;
  private static final String RARE = "tag=" + ImageRows.RARE_TAG;

  private final Map<String, Request> requests = new LinkedHashMap<>();
  private final Deque<String> created = new ArrayDeque<>();
  private final ServiceClient member;
  private final ServiceClient admin;
  private String shown;

  /**
   * Makes the requests.
   *
   * @param member of the project that has the most images
   * @param admin who sees all of them
   */
  GrowthKinds(ServiceClient member, ServiceClient admin) {
    this.member = member;
    this.admin = admin;
    add("create", () -> created.add(create()));
    add("show", () -> member.get(shown()));
    add("PATCH of the name", () -> member.patch(shown(), RENAMING));
    add("PATCH of another attribute", () -> member.patch(shown(), DESCRIBING));
    add("delete", this::delete);
    lists();
    listsOfAdmins();
  }

  private void lists() {
    list("list of 20", "limit=20");
    list("list of 100", "limit=100");
    list("list of 1,000", "limit=1000");
    list("public", "visibility=public");
    list("shared with the project", "visibility=shared");
    list("everything that can be seen", "visibility=all");
    for (String key :
        new String[] {"name", "size", "status", "disk_format", "id", "created_at", "updated_at"}) {
      list("by " + key + ", rising", "sort=" + key + ":asc");
      list("by " + key + ", falling", "sort=" + key + ":desc");
    }
    list("by name, both keys rising", "sort_key=name&sort_dir=asc");
    list("by name, page of 1,000", "sort=name:asc&limit=1000");
    list("one name", "name=image+77");
    list("one disk format", "disk_format=raw");
    list("rare status and disk format", "status=deactivated&disk_format=iso");
    list("a size at least", "size_min=100900000");
    list("a rare min_ram", "min_ram=7");
    list("a tag of a twelfth", TAG);
    list("a tag of a thousandth", RARE);
    list("a property of a fortieth", "os_distro=distro7");
    list("two tags and a property", TAG + "&" + RARE + "&os_distro=distro7");
    list("tag and properties of many", TAG + "&hw=kind1&os_distro=distro7");
    list("tag, by name", TAG + "&sort=name:asc");
    list("created since", "created_at=gt:2023-11-14");
  }

  private void listsOfAdmins() {
    listOfAdmin("list of 20", "limit=20");
    for (String key : new String[] {"name", "size", "status", "updated_at"}) {
      listOfAdmin("by " + key + ", rising", "sort=" + key + ":asc");
      listOfAdmin("by " + key + ", falling", "sort=" + key + ":desc");
    }
    listOfAdmin("rare status and disk format", "status=deactivated&disk_format=iso");
    listOfAdmin("a tag of a twelfth", TAG);
    listOfAdmin("a property of a fortieth", "os_distro=distro7");
    listOfAdmin("two tags and a property", TAG + "&" + RARE + "&os_distro=distro7");
    listOfAdmin("of one project, by name", "owner=demo&sort=name:asc");
  }

  Map<String, Request> all() {
    return requests;
  }

  /** Returns when the service answers, and so has made its tables. */
  void awaitService() throws IOException, InterruptedException {
    member.get(LIST + "limit=1");
  }

  private void add(String kind, Request request) {
    requests.put(kind, request);
  }

  private void list(String kind, String query) {
    add(kind, () -> member.get(LIST + query));
  }

  private void listOfAdmin(String kind, String query) {
    add("admin: " + kind, () -> admin.get(LIST + query));
  }

  private String shown() throws IOException, InterruptedException {
    if (shown == null) {
      shown = create();
    }
    return shown;
  }

  private void delete() throws IOException, InterruptedException {
    member.delete(created.isEmpty() ? create() : created.remove());
  }

  private String create() throws IOException, InterruptedException {
    try (JsonReader reader =
        Json.createReader(new StringReader(member.post("/v2/images", IMAGE)))) {
      JsonObject image = reader.readObject();
      return image.getString("self");
    }
  }
}
