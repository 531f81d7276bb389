package org.cloudimages.member.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.Racers;
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

/**
 * The five operations on members: every row of the table. Project {@code other} is the stranger's,
 * {@code hasty} the bystander's.
 */
@ArquillianTest
@SharedDeployment(SharedDeployment.LIMITS)
@Tag("identity")
class MembersIT {

  private static final String ACCEPT = "{'status':'accepted'}";

  private final Api owner = Api.as("member");
  private final Api reader = Api.as("reader");
  private final Api stranger = Api.as("stranger");
  private final Api bystander = Api.as("hasty");
  private final Api admin = Api.as("admin");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.withLimits();
  }

  private static String nothingAt(String path) {
    return "No image with id " + idOf(path) + " exists.";
  }

  private static String denied(String policy) {
    return "You are not authorized to perform " + policy + ".";
  }

  private static Answer add(Api api, String image, String member) {
    return api.post(image + "/members", JsonText.object("{'member':'" + member + "'}"));
  }

  private static Answer answer(Api api, String image, String member, String body) {
    return api.with("Content-Type", "application/json")
        .send(
            "PUT", image + "/members/" + member, BodyPublishers.ofString(body.replace('\'', '"')));
  }

  private static List<String> members(Answer list) {
    return list.expect(200).json().getJsonArray("members").getValuesAs(JsonObject.class).stream()
        .map(member -> member.getString("member_id"))
        .toList();
  }

  /** An image of {@code demo} that is shared with {@code other}. */
  private String shared() {
    String image = owner.create("shared");
    add(owner, image, "other").expect(200);
    return image;
  }

  private String withVisibility(String visibility) {
    String image = shared();
    admin.replace(image, "visibility", visibility).expect(200);
    return image;
  }

  private static long rows(String table, String image) {
    return Long.parseLong(
        Api.as("admin").get("/v2/probe/rows/" + table + "/" + idOf(image)).body());
  }

  @Test
  void newMemberIsPending() {
    String image = owner.create("to share");

    JsonObject member = add(owner, image, "other").expect(200).json();

    assertEquals(
        List.of("image_id", "member_id", "status", "created_at", "updated_at", "schema"),
        List.copyOf(member.keySet()));
    assertEquals(idOf(image), member.getString("image_id"));
    assertEquals("other", member.getString("member_id"));
    assertEquals("pending", member.getString("status"));
    assertTrue(
        member.getString("created_at").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
    assertEquals(member.getString("created_at"), member.getString("updated_at"));
    assertEquals("/v2/schemas/member", member.getString("schema"));
    assertEquals(member, owner.get(image + "/members/other").expect(200).json());
  }

  @Test
  void listHasTheMembersAndTheirSchema() {
    String image = shared();
    add(owner, image, "third").expect(200);

    JsonObject list = owner.get(image + "/members").expect(200).json();

    assertEquals(List.of("members", "schema"), List.copyOf(list.keySet()));
    assertEquals("/v2/schemas/members", list.getString("schema"));
    assertEquals(
        owner.get(image + "/members/other").json(), list.getJsonArray("members").getJsonObject(0));
    assertEquals(List.of("other", "third"), members(owner.get(image + "/members")));
  }

  @Test
  void imageWithoutMembersHasAnEmptyList() {
    assertEquals(List.of(), members(owner.get(owner.create("alone") + "/members")));
  }

  @Test
  void everyChangeIsAuditedWithTheMember() {
    String image = shared();
    answer(stranger, image, "other", ACCEPT).expect(200);
    owner.delete(image + "/members/other").expect(204);

    assertEquals(4, rows("audit_entries", image), "one for the image, three for the member");
  }

  @Test
  void numberStandsForItsText() {
    String image = owner.create("for a number");

    owner.post(image + "/members", JsonText.object("{'member':554433,'more':true}")).expect(200);

    owner.get(image + "/members/554433").expect(200);
  }

  @Test
  void ownProjectMayBeAMemberWithoutEffect() {
    String image = owner.create("of its own");

    add(owner, image, "demo").expect(200);

    owner.get(image).expect(200);
  }

  // 404: unknown, foreign and deleted images

  @Test
  void imageThatIsNotVisibleHasNoMembers() {
    String image = shared();
    assertNoImage(bystander, image);
    assertNoImage(owner, "/v2/images/" + UUID.randomUUID());
    assertNoImage(admin, "/v2/images/" + UUID.randomUUID());
  }

  @Test
  void deletedImageHasNoMembers() {
    String image = shared();
    owner.delete(image).expect(204);

    assertNoImage(owner, image);
    assertNoImage(stranger, image);
    assertNoImage(admin, image);
  }

  private static void assertNoImage(Api api, String image) {
    add(api, image, "x").expectFault(404, nothingAt(image));
    api.get(image + "/members").expectFault(404, nothingAt(image));
    api.get(image + "/members/other").expectFault(404, nothingAt(image));
    answer(api, image, "other", ACCEPT).expectFault(404, nothingAt(image));
    api.delete(image + "/members/other").expectFault(404, nothingAt(image));
  }

  // 403 and 404: visibilities without members

  @ParameterizedTest
  @ValueSource(strings = {"public", "community", "private"})
  void onlyASharedImageHasMembers(String visibility) {
    String image = withVisibility(visibility);
    String message =
        "Only a shared image has members, and image " + idOf(image) + " is " + visibility + ".";

    for (Api api : List.of(owner, admin)) {
      add(api, image, "x").expectFault(403, message);
      api.get(image + "/members").expectFault(403, message);
      api.get(image + "/members/other")
          .expectFault(404, "Image " + idOf(image) + " has no member other.");
      answer(api, image, "other", ACCEPT).expectFault(403, message);
      api.delete(image + "/members/other").expectFault(403, message);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "community"})
  void membersOfAnOpenImageAreNobodysAffair(String visibility) {
    String image = withVisibility(visibility);

    add(bystander, image, "x").expectFault(403, denied("add_member"));
    bystander.get(image + "/members").expectFault(403, denied("get_members"));
    bystander.get(image + "/members/other").expect(404);
    answer(bystander, image, "hasty", ACCEPT).expect(403);
    bystander.delete(image + "/members/other").expectFault(403, denied("delete_member"));
  }

  @Test
  void membersSleepWhileTheImageIsNotShared() {
    String image = withVisibility("private");
    stranger.get(image).expectFault(404, nothingAt(image));

    owner.replace(image, "visibility", "shared").expect(200);

    stranger.get(image).expect(200);
    assertEquals(List.of("other"), members(owner.get(image + "/members")));
  }

  // what a member may

  @Test
  void memberSeesItselfAlone() {
    String image = shared();
    add(owner, image, "hasty").expect(200);

    assertEquals(List.of("other"), members(stranger.get(image + "/members")));
    stranger.get(image + "/members/other").expect(200);
    stranger
        .get(image + "/members/hasty")
        .expectFault(404, "Image " + idOf(image) + " has no member hasty.");
  }

  @Test
  void memberSharesNothingOn() {
    String image = shared();

    add(stranger, image, "hasty").expectFault(403, denied("add_member"));
    stranger.delete(image + "/members/other").expectFault(403, denied("delete_member"));
  }

  @ParameterizedTest
  @CsvSource({"accepted", "rejected", "pending"})
  void memberAnswersForItself(String status) {
    String image = shared();
    answer(stranger, image, "other", "{'status':'rejected'}").expect(200);

    JsonObject answered =
        answer(stranger, image, "other", "{'status':'" + status + "','more':1}").expect(200).json();

    assertEquals(status, answered.getString("status"));
    assertEquals(answered, owner.get(image + "/members/other").expect(200).json());
  }

  @Test
  void memberDoesNotAnswerForOthers() {
    String image = shared();
    add(owner, image, "hasty").expect(200);

    answer(stranger, image, "hasty", ACCEPT)
        .expectFault(404, "Image " + idOf(image) + " has no member hasty.");
  }

  // what the owner, his readers and an admin may

  @Test
  void ownerDoesNotAnswerForMembers() {
    String image = shared();

    answer(owner, image, "other", ACCEPT).expectFault(403, denied("modify_member"));
  }

  @Test
  void readerOfTheOwnersProjectOnlyLooks() {
    String image = shared();

    assertEquals(List.of("other"), members(reader.get(image + "/members")));
    reader.get(image + "/members/other").expect(200);
    add(reader, image, "x").expectFault(403, denied("add_member"));
    answer(reader, image, "other", ACCEPT).expectFault(403, denied("modify_member"));
    reader.delete(image + "/members/other").expectFault(403, denied("delete_member"));
  }

  @Test
  void adminDoesEverything() {
    String image = owner.create("of demo");

    add(admin, image, "other").expect(200);
    assertEquals(List.of("other"), members(admin.get(image + "/members")));
    admin.get(image + "/members/other").expect(200);
    answer(admin, image, "other", ACCEPT).expect(200);
    admin.delete(image + "/members/other").expect(204);
  }

  @Test
  void absentMemberIsNotFound() {
    String image = owner.create("alone");
    String message = "Image " + idOf(image) + " has no member other.";

    owner.get(image + "/members/other").expectFault(404, message);
    owner.delete(image + "/members/other").expectFault(404, message);
    answer(admin, image, "other", ACCEPT).expectFault(404, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {" x", "x ", ".", "..", ""})
  void memberThatCanBeNoneIsBadRequest(String member) {
    add(owner, owner.create("alone"), member).expect(400);
  }

  /** Derby ignores blanks at the ends of texts that it compares. */
  @Test
  void memberIsFoundAsItIsWritten() {
    String image = shared();
    String message = "Image " + idOf(image) + " has no member other .";

    owner.get(image + "/members/other%20").expectFault(404, message);
    answer(admin, image, "other%20", ACCEPT).expectFault(404, message);
    owner.delete(image + "/members/other%20").expectFault(404, message);
    assertEquals(List.of("other"), members(owner.get(image + "/members")));
  }

  @Test
  void sameMemberTwiceIsAConflict() {
    String image = shared();

    add(owner, image, "other")
        .expectFault(409, "Project other is already a member of image " + idOf(image) + ".");
  }

  @Test
  void removedMemberStartsAgainAtPending() {
    String image = shared();
    answer(stranger, image, "other", ACCEPT).expect(200);

    owner.delete(image + "/members/other").expect(204);
    stranger.get(image).expectFault(404, nothingAt(image));
    assertEquals("pending", add(owner, image, "other").expect(200).json().getString("status"));
  }

  // 400, 405, 415

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'member':''}", "{'member':null}", "[]", "'x'", ""})
  void bodyThatNamesNoMemberIsBadRequest(String body) {
    owner
        .with("Content-Type", "application/json")
        .send(
            "POST",
            owner.create("for a bad body") + "/members",
            BodyPublishers.ofString(body.replace('\'', '"')))
        .expect(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'status':'all'}", "{'status':1}", "[]", ""})
  void bodyThatIsNoAnswerIsBadRequest(String body) {
    answer(stranger, shared(), "other", body).expect(400);
  }

  @Test
  void bodyOfAnotherTypeIsRefused() {
    String image = shared();

    owner
        .with("Content-Type", "text/plain")
        .send("POST", image + "/members", BodyPublishers.ofString("{\"member\":\"x\"}"))
        .expect(415);
    owner.send("DELETE", image + "/members/other", BodyPublishers.ofString("{}")).expect(400);
    owner.send("GET", image + "/members", BodyPublishers.ofString("{}")).expect(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"PUT | /members | GET, POST", "POST | /members/other | GET, PUT, DELETE"})
  void otherMethodsAreNotAllowed(String method, String path, String allow) {
    Answer answer = owner.send(method, shared() + path, BodyPublishers.noBody()).expect(405);

    assertEquals(allow, answer.header("Allow").orElse(""));
  }

  // the limit, and races

  @Test
  void oneMemberTooManyIsOverTheLimit() {
    String image = owner.create("for many");
    IntStream.range(0, TestWar.MOST_MEMBERS)
        .forEach(n -> add(owner, image, "project-" + n).expect(200));

    add(owner, image, "project-0").expect(409);
    Answer refused =
        add(owner, image, "one-more")
            .expectFault(413, "The image has too many members: 6 given, 5 allowed.");
    assertTrue(refused.header("Retry-After").isEmpty());

    owner.delete(image + "/members/project-0").expect(204);
    add(owner, image, "one-more").expect(200);
  }

  @Test
  void limitHoldsWhenMembersComeAtOnce() throws Exception {
    String image = owner.create("for many at once");

    List<Integer> statuses =
        race(4 * TestWar.MOST_MEMBERS, n -> add(owner.persistent(), image, "p-" + n).status());

    assertEquals(
        Map.of(200, (long) TestWar.MOST_MEMBERS, 413, 3L * TestWar.MOST_MEMBERS),
        statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting())));
    assertEquals(TestWar.MOST_MEMBERS, members(owner.get(image + "/members")).size());
  }

  @Test
  void ofEqualRequestsOneAdds() throws Exception {
    String image = owner.create("wanted");

    List<Integer> statuses = race(8, n -> add(owner.persistent(), image, "other").status());

    assertEquals(
        Map.of(200, 1L, 409, 7L),
        statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting())));
  }

  private static List<Integer> race(int count, IntFunction<Integer> request) throws Exception {
    try (Racers racers = new Racers(count)) {
      return racers.race(
          IntStream.range(0, count)
              .<Callable<Integer>>mapToObj(n -> () -> request.apply(n))
              .toList());
    }
  }
}
