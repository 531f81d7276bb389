package org.cloudimages.member.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sharing does to other operations: who sees an image, and in which lists it is. */
@ArquillianTest
@Tag("identity")
@SharedDeployment
class SharingIT {

  private static final String LIST = "/v2/images";

  private final Api owner = Api.as("member");
  private final Api stranger = Api.as("stranger");
  private final Api bystander = Api.as("hasty");
  private final Api admin = Api.as("admin");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  private static void answer(Api api, String image, String member, String status) {
    api.with("Content-Type", "application/json")
        .send(
            "PUT",
            image + "/members/" + member,
            BodyPublishers.ofString("{\"status\":\"" + status + "\"}"))
        .expect(200);
  }

  /** An image of {@code demo} that is shared with {@code other}, which gave this answer. */
  private String shared(String name, String status) {
    String image = owner.create(JsonText.object("{'name':'" + name + "'}"));
    owner.post(image + "/members", JsonText.object("{'member':'other'}")).expect(200);
    answer(stranger, image, "other", status);
    return image;
  }

  private static List<String> names(Api api, String query) {
    return api
        .get(LIST + query)
        .expect(200)
        .json()
        .getJsonArray("images")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(image -> image.getString("name"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "accepted", "rejected"})
  void memberSeesTheImageWhateverItAnswered(String status) {
    String image = shared("seen", status);

    assertEquals(owner.get(image).expect(200).json(), stranger.get(image).expect(200).json());
    bystander.get(image).expect(404);
  }

  @Test
  void memberMayNotChangeOrDeleteTheImage() {
    String image = shared("not to change", "accepted");

    stranger
        .replace(image, "name", "mine")
        .expectFault(403, "You are not authorized to perform modify_image.");
    stranger.delete(image).expectFault(403, "You are not authorized to perform delete_image.");
    admin.get(image).expect(200);
  }

  /** Derby ignores blanks at the ends of texts that it compares. */
  @Test
  void imageIsSharedWithTheProjectThatIsWritten() {
    String name = "shared with nobody " + UUID.randomUUID();
    String image = owner.create(JsonText.object("{'name':'" + name + "'}"));
    // not with "other" first, because Derby leaves a text in an index while the new one is equal
    owner.post(image + "/members", JsonText.object("{'member':'elsewhere'}")).expect(200);
    admin
        .send(
            "PUT",
            "/v2/probe/texts/image_members/member_id/" + idOf(image),
            BodyPublishers.ofString("other "))
        .expect(204);

    stranger.get(image).expect(404);
    stranger.get(image + "/members").expect(404);
    stranger.replace(image, "name", "mine").expect(404);
    stranger.delete(image).expect(404);
    assertEquals(List.of(), names(stranger, "?name=" + name.replace(" ", "%20")));
    assertEquals(
        List.of(),
        names(stranger, "?visibility=shared&member_status=all&name=" + name.replace(" ", "%20")));
  }

  @Test
  void deletedImageIsGoneForItsMembers() {
    String name = "gone " + UUID.randomUUID();
    String image = shared(name, "accepted");
    owner.delete(image).expect(204);

    stranger.get(image).expect(404);
    assertEquals(List.of(), names(stranger, "?name=" + name.replace(" ", "%20")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                   | accepted mine public",
        "&member_status=accepted            | accepted mine public",
        "&member_status=pending             | mine pending public",
        "&member_status=rejected            | mine public rejected",
        "&member_status=all                 | accepted mine pending public rejected",
        "&visibility=shared                 | accepted mine",
        "&visibility=shared&member_status=all | accepted mine pending rejected",
        "&visibility=shared&member_status=rejected | mine rejected",
        "&visibility=all                    | accepted community mine public",
        "&visibility=all&member_status=all  | accepted community mine pending public rejected",
        "&visibility=community              | community",
        "&visibility=public                 | public",
        "&visibility=private                | ''",
        "&os_hidden=true                    | hidden",
        "&os_hidden=true&member_status=all  | hidden"
      })
  void listsHoldWhatWasAskedFor(String parameters, String expected) {
    String tag = UUID.randomUUID().toString();
    shareAll(tag);

    Set<String> found =
        new TreeSet<>(names(stranger, "?tag=" + tag + (parameters == null ? "" : parameters)));

    assertEquals(
        new TreeSet<>(expected.isEmpty() ? List.of() : List.of(expected.split(" "))), found);
  }

  private void shareAll(String tag) {
    Map<String, String> paths = new TreeMap<>();
    for (String name : List.of("accepted", "pending", "rejected", "asleep", "hidden", "foreign")) {
      paths.put(name, owner.create(JsonText.object(tagged(name, tag, ""))));
    }
    for (String name : List.of("accepted", "rejected", "asleep", "hidden", "pending")) {
      String path = paths.get(name);
      owner.post(path + "/members", JsonText.object("{'member':'other'}")).expect(200);
      if (!name.equals("pending")) {
        answer(stranger, path, "other", name.equals("rejected") ? "rejected" : "accepted");
      }
    }
    owner.replace(paths.get("asleep"), "visibility", "private").expect(200);
    owner.replace(paths.get("hidden"), "os_hidden", JsonValue.TRUE).expect(200);
    stranger.create(JsonText.object(tagged("mine", tag, "")));
    admin.create(JsonText.object(tagged("public", tag, ",'owner':'demo','visibility':'public'")));
    owner.create(JsonText.object(tagged("community", tag, ",'visibility':'community'")));
  }

  private static String tagged(String name, String tag, String more) {
    return "{'name':'" + name + "','tags':['" + tag + "']" + more + "}";
  }

  @Test
  void removedMemberLosesTheImageFromItsListAtOnce() {
    String name = UUID.randomUUID().toString();
    String image = shared(name, "accepted");
    assertEquals(List.of(name), names(stranger, "?name=" + name));

    owner.delete(image + "/members/other").expect(204);

    assertEquals(List.of(), names(stranger, "?name=" + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"created_at:desc", "created_at:asc", "name:asc", "id:desc", "size,id"})
  void pagesHoldEachImageOnce(String sort) {
    String tag = UUID.randomUUID().toString();
    Set<String> expected = new TreeSet<>();
    IntStream.range(0, 7)
        .forEach(
            n -> {
              String image = owner.create(JsonText.object(tagged("shared-" + n, tag, "")));
              owner.post(image + "/members", JsonText.object("{'member':'other'}")).expect(200);
              answer(stranger, image, "other", "accepted");
              expected.add(idOf(image));
              expected.add(idOf(stranger.create(JsonText.object(tagged("mine-" + n, tag, "")))));
            });

    List<String> listed = new ArrayList<>();
    String page = LIST + "?limit=3&tag=" + tag + "&sort=" + sort;
    while (page != null) {
      JsonObject answer = stranger.get(page).expect(200).json();
      answer.getJsonArray("images").getValuesAs(JsonObject.class).stream()
          .map(image -> image.getString("id"))
          .forEach(listed::add);
      page = answer.getString("next", null);
    }

    assertEquals(expected, new TreeSet<>(listed));
    assertEquals(expected.size(), listed.size());
  }

  @Test
  void markerMayBeAnImageThatIsShared() {
    String image = shared("marker", "rejected");

    stranger.get(LIST + "?marker=" + idOf(image)).expect(200);
    bystander.get(LIST + "?marker=" + idOf(image)).expect(400);
  }

  /** Whoever may not see an image learns nothing of it, not even that it is there. */
  @ParameterizedTest
  @ValueSource(strings = {"shared", "private"})
  void foreignImageIsToldLikeOneThatIsNotThere(String visibility) {
    String image =
        owner.create(JsonText.object("{'protected':true,'visibility':'" + visibility + "'}"));
    String unknown = LIST + "/" + UUID.randomUUID();

    for (String method : List.of("GET", "DELETE")) {
      for (String path : List.of("", "/members/other")) {
        assertAlike(
            bystander.send(method, image + path, BodyPublishers.noBody()),
            bystander.send(method, unknown + path, BodyPublishers.noBody()),
            image,
            unknown);
      }
    }
    assertAlike(
        bystander.replace(image, "name", "x"),
        bystander.replace(unknown, "name", "x"),
        image,
        unknown);
  }

  private static void assertAlike(Answer foreign, Answer absent, String image, String unknown) {
    foreign.expect(404);
    assertEquals(absent.body(), foreign.body().replace(idOf(image), idOf(unknown)));
    assertEquals(varying(absent), varying(foreign));
  }

  private static Map<String, String> varying(Answer answer) {
    Map<String, String> headers = new TreeMap<>(answer.headers());
    headers.remove("x-openstack-request-id");
    headers.remove("date");
    return headers;
  }
}
