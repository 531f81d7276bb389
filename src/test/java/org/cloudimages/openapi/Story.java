package org.cloudimages.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cloudimages.openapi.GeneratedRequest.Header;
import org.cloudimages.openapi.Step.Person;
import org.cloudimages.openapi.StoryImage.Place;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;

/** A sequence of requests, each of which is answered as a small model of the service says. */
final class Story {

  private static final String NOBODY = UUID.randomUUID().toString();
  private static final List<Header> JSON = List.of(new Header("Content-Type", "application/json"));
  private static final Header PATCH = new Header("Content-Type", Api.PATCH_V2_1);
  private static final Header DATA = new Header("Content-Type", "application/octet-stream");

  private final Wire wire;
  private final Judge judge;
  private final String name = UUID.randomUUID().toString();
  private final List<StoryImage> images = new ArrayList<>();
  private final List<String> commands = new ArrayList<>();

  /** The image that each user made with the key of the story, and the body. */
  private final Map<String, List<String>> keyed = new TreeMap<>();

  Story(Wire wire, Judge judge) {
    this.wire = wire;
    this.judge = judge;
  }

  /** Asserts that all is answered as it should; nothing of it is left. */
  void tell(List<Step> steps) {
    try {
      steps.forEach(this::perform);
    } catch (AssertionError e) {
      throw new AssertionError(String.join("\n", commands) + "\n" + e.getMessage(), e);
    } finally {
      images.forEach(this::remove);
    }
  }

  private void perform(Step step) {
    switch (step.action()) {
      case CREATE -> create(step);
      case CREATE_WITH_KEY -> createWithKey(step);
      case LIST -> list(step.user());
      default -> {
        if (!images.isEmpty()) {
          perform(step, images.get(step.image() % images.size()));
        }
      }
    }
  }

  private void perform(Step step, StoryImage image) {
    switch (step.action()) {
      case SHOW -> show(step, image);
      case SHOW_UNLESS_KNOWN -> showUnlessKnown(step, image);
      case DELETE -> delete(step, image);
      case RENAME -> rename(step, image);
      case PROTECT -> protect(step, image);
      case PUBLISH -> publish(step, image);
      case SHARE -> share(step, image);
      case ANSWER -> answer(step, image);
      case UNSHARE -> unshare(step, image);
      case SHOW_MEMBER -> showMember(step, image);
      case LIST_MEMBERS -> listMembers(step, image);
      case TAG -> tag(step, image);
      case UNTAG -> untag(step, image);
      case UPLOAD -> upload(step, image);
      case STAGE -> stage(step, image);
      case DOWNLOAD -> download(step, image);
      case DEACTIVATE -> activate(step, image, "deactivate", "deactivated");
      case REACTIVATE -> activate(step, image, "reactivate", "active");
      case PREVIEW -> preview(step, image);
      default -> bin(step, image);
    }
  }

  private void create(Step step) {
    String visibility = step.of("private", "shared", "community", "public");
    Answer answer = send(step.user(), "POST", "/v2/images", JSON, body(visibility));
    boolean isAllowed = !step.user().isReader() && !visibility.equals("public");
    expect(isAllowed ? 201 : 403, answer);
    if (isAllowed) {
      add(answer, step.user(), visibility);
    }
  }

  private void createWithKey(Step step) {
    String body = body(step.of("private", "shared"));
    List<Header> headers = List.of(JSON.get(0), new Header("Idempotency-Key", '"' + name + '"'));
    List<String> before = keyed.get(step.user().user());
    Answer answer = send(step.user(), "POST", "/v2/images", headers, body);
    if (step.user().isReader()) {
      expect(403, answer);
    } else if (before == null) {
      expect(201, answer);
      add(answer, step.user(), step.of("private", "shared"));
      keyed.put(step.user().user(), List.of(body, answer.body()));
    } else if (before.get(0).equals(body)) {
      expect(201, answer);
      assertEquals(before.get(1), answer.body());
      assertEquals(Optional.of("true"), answer.header("Idempotency-Replayed"));
    } else {
      expect(422, answer);
    }
  }

  private String body(String visibility) {
    return ("{\"name\":\"first\",\"visibility\":\"%s\",\"story\":\"%s\","
            + "\"disk_format\":\"raw\",\"container_format\":\"bare\"}")
        .formatted(visibility, name);
  }

  private void add(Answer answer, Person user, String visibility) {
    StoryImage image = new StoryImage(answer.json().getString("id"), user.project(), visibility);
    image.version = answer.header("ETag").orElseThrow();
    images.add(image);
  }

  private void list(Person user) {
    Answer answer = send(user, "GET", "/v2/images?limit=1000&story=" + name, List.of(), "");
    expect(200, answer);
    Set<String> listed =
        answer.json().getJsonArray("images").getValuesAs(JsonObject.class).stream()
            .map(image -> image.getString("id"))
            .collect(Collectors.toSet());
    assertEquals(
        images.stream()
            .filter(image -> image.isListedFor(user))
            .map(image -> image.id)
            .collect(Collectors.toSet()),
        listed);
  }

  private void show(Step step, StoryImage image) {
    Answer answer = ask(step.user(), "GET", image, "", List.of(), "");
    if (!isHidden(step, image, answer)) {
      expect(200, answer);
      JsonObject shown = answer.json();
      assertEquals(image.name, shown.getString("name"));
      assertEquals(image.status, shown.getString("status"));
      assertEquals(image.visibility, shown.getString("visibility"));
      assertEquals(image.isProtected, shown.getBoolean("protected"));
      assertEquals(image.project, shown.getString("owner"));
      assertEquals(
          image.tags,
          shown.getJsonArray("tags").stream()
              .map(tag -> tag.toString().replace("\"", ""))
              .collect(Collectors.toCollection(TreeSet::new)));
      learn(step, image, answer);
    }
  }

  /** Others may be shown less, and so have another tag. */
  private static void learn(Step step, StoryImage image, Answer answer) {
    if (image.isOf(step.user())) {
      String version = answer.header("ETag").orElseThrow();
      if (!image.version.isEmpty()) {
        assertEquals(image.version, version);
      }
      image.version = version;
    }
  }

  private void showUnlessKnown(Step step, StoryImage image) {
    boolean isKnown = image.isOf(step.user()) && !image.version.isEmpty();
    List<Header> headers =
        List.of(new Header("If-None-Match", isKnown ? image.version : "\"none\""));
    Answer answer = ask(step.user(), "GET", image, "", headers, "");
    if (!isHidden(step, image, answer)) {
      expect(isKnown ? 304 : 200, answer);
    }
  }

  private void delete(Step step, StoryImage image) {
    Answer answer = ask(step.user(), "DELETE", image, "", condition(step, image), "");
    if (isRefused(step, image, answer)) {
      return;
    }
    if (image.isProtected) {
      expect(403, answer);
    } else if (isStale(step)) {
      expect(412, answer);
    } else {
      expect(204, answer);
      image.place = Place.BINNED;
    }
  }

  private void rename(Step step, StoryImage image) {
    String other = "name " + step.choice();
    if (patch(step, image, "name", '"' + other + '"', condition(step, image))) {
      image.name = other;
    }
  }

  private void protect(Step step, StoryImage image) {
    boolean isProtected = step.choice() % 2 == 0;
    if (patch(step, image, "protected", String.valueOf(isProtected), condition(step, image))) {
      image.isProtected = isProtected;
    }
  }

  private void publish(Step step, StoryImage image) {
    String visibility = step.of("shared", "private", "community", "public");
    if (visibility.equals("public") && image.isSeenBy(step.user())) {
      expect(
          403,
          send(
              step.user(),
              "PATCH",
              image.path(),
              List.of(PATCH),
              replaced("visibility", "\"public\"")));
    } else if (patch(step, image, "visibility", '"' + visibility + '"', List.of())) {
      image.visibility = visibility;
    }
  }

  /** Whether it was changed. */
  private boolean patch(
      Step step, StoryImage image, String attribute, String value, List<Header> condition) {
    List<Header> headers = new ArrayList<>(condition);
    headers.add(PATCH);
    Answer answer = ask(step.user(), "PATCH", image, "", headers, replaced(attribute, value));
    if (isRefused(step, image, answer)) {
      return false;
    }
    if (!condition.isEmpty() && isStale(step)) {
      expect(412, answer);
      return false;
    }
    expect(200, answer);
    image.version = answer.header("ETag").orElseThrow();
    return true;
  }

  private static String replaced(String attribute, String value) {
    return "[{\"op\":\"replace\",\"path\":\"/%s\",\"value\":%s}]".formatted(attribute, value);
  }

  /** None, that of now, or one that it never had. */
  private static List<Header> condition(Step step, StoryImage image) {
    if (isStale(step)) {
      return List.of(new Header("If-Match", "\"1\""));
    }
    return step.choice() % 3 == 1 && !image.version.isEmpty()
        ? List.of(new Header("If-Match", image.version))
        : List.of();
  }

  private static boolean isStale(Step step) {
    return step.choice() % 3 == 2;
  }

  private void share(Step step, StoryImage image) {
    String project = other(step, image);
    Answer answer =
        ask(step.user(), "POST", image, "/members", JSON, "{\"member\":\"" + project + "\"}");
    if (isRefused(step, image, answer)) {
      return;
    }
    if (!image.isShared()) {
      expect(403, answer);
    } else if (image.members.containsKey(project)) {
      expect(409, answer);
    } else {
      expect(200, answer);
      image.members.put(project, "pending");
    }
  }

  /** A project that is not that of the image. */
  private static String other(Step step, StoryImage image) {
    List<String> others = new ArrayList<>(List.of("other", "solo", "demo"));
    others.remove(image.project);
    return others.get(step.choice() % 2);
  }

  private void answer(Step step, StoryImage image) {
    String project = step.user().project();
    String word = step.of("accepted", "rejected", "pending");
    Answer answer =
        ask(
            step.user(),
            "PUT",
            image,
            "/members/" + project,
            JSON,
            "{\"status\":\"" + word + "\"}");
    if (isHidden(step, image, answer)) {
      return;
    }
    if (step.user().isReader() || !image.isShared()) {
      expect(403, answer);
    } else if (image.isOf(step.user())) {
      expect(404, answer);
    } else {
      expect(200, answer);
      image.members.put(project, word);
    }
  }

  private void unshare(Step step, StoryImage image) {
    String project = other(step, image);
    Answer answer = ask(step.user(), "DELETE", image, "/members/" + project, List.of(), "");
    if (isRefused(step, image, answer)) {
      return;
    }
    if (!image.isShared()) {
      expect(403, answer);
    } else if (image.members.remove(project) == null) {
      expect(404, answer);
    } else {
      expect(204, answer);
    }
  }

  private void showMember(Step step, StoryImage image) {
    String project = other(step, image);
    Answer answer = ask(step.user(), "GET", image, "/members/" + project, List.of(), "");
    if (isHidden(step, image, answer)) {
      return;
    }
    boolean isTold = image.isOf(step.user()) || project.equals(step.user().project());
    boolean isThere = image.isShared() && image.members.containsKey(project);
    expect(isTold && isThere ? 200 : 404, answer);
    if (answer.status() == 200) {
      assertEquals(image.members.get(project), answer.json().getString("status"));
    }
  }

  private void listMembers(Step step, StoryImage image) {
    Answer answer = ask(step.user(), "GET", image, "/members", List.of(), "");
    if (isHidden(step, image, answer)) {
      return;
    }
    expect(image.isShared() ? 200 : 403, answer);
    if (answer.status() == 200) {
      Map<String, String> told = new TreeMap<>(image.members);
      if (!image.isOf(step.user())) {
        told.keySet().retainAll(Set.of(step.user().project()));
      }
      assertEquals(
          told,
          answer.json().getJsonArray("members").getValuesAs(JsonObject.class).stream()
              .collect(
                  Collectors.toMap(
                      member -> member.getString("member_id"),
                      member -> member.getString("status"))));
    }
  }

  private void tag(Step step, StoryImage image) {
    String tag = step.of("a", "b", "c");
    Answer answer = ask(step.user(), "PUT", image, "/tags/" + tag, List.of(), "");
    if (!isRefused(step, image, answer)) {
      expect(204, answer);
      image.tags.add(tag);
      image.version = "";
    }
  }

  private void untag(Step step, StoryImage image) {
    String tag = step.of("a", "b", "c");
    Answer answer = ask(step.user(), "DELETE", image, "/tags/" + tag, List.of(), "");
    if (!isRefused(step, image, answer)) {
      expect(image.tags.remove(tag) ? 204 : 404, answer);
      image.version = "";
    }
  }

  private void upload(Step step, StoryImage image) {
    String data = "data " + step.choice();
    Answer answer = ask(step.user(), "PUT", image, "/file", List.of(DATA), data);
    if (isRefused(step, image, answer)) {
      return;
    }
    if (image.status.equals("queued")) {
      expect(204, answer);
      image.status = "active";
      image.data = data;
      image.version = "";
    } else {
      expect(409, answer);
    }
  }

  private void stage(Step step, StoryImage image) {
    Answer answer = ask(step.user(), "PUT", image, "/stage", List.of(DATA), "staged");
    if (isRefused(step, image, answer)) {
      return;
    }
    expect(image.status.equals("queued") ? 204 : 409, answer);
    if (answer.status() == 204) {
      image.status = "uploading";
      image.version = "";
    }
  }

  private void download(Step step, StoryImage image) {
    Answer answer = ask(step.user(), "GET", image, "/file", List.of(), "");
    if (isHidden(step, image, answer)) {
      return;
    }
    if (step.user().isReader() || image.status.equals("deactivated")) {
      expect(403, answer);
    } else {
      expect(image.hasData() ? 200 : 204, answer);
      assertEquals(image.data, answer.body());
    }
  }

  private void activate(Step step, StoryImage image, String action, String status) {
    Answer answer = ask(step.user(), "POST", image, "/actions/" + action, List.of(), "");
    if (isRefused(step, image, answer)) {
      return;
    }
    expect(image.hasData() ? 204 : 403, answer);
    if (answer.status() == 204) {
      image.status = status;
      image.version = "";
    }
  }

  private void preview(Step step, StoryImage image) {
    Answer answer = ask(step.user(), "GET", image, "/deletion", List.of(), "");
    if (!isHidden(step, image, answer)) {
      expect(200, answer);
      boolean isAllowed = image.isChangedBy(step.user()) && !image.isProtected;
      assertEquals(isAllowed ? 204 : 403, answer.json().getInt("status"));
    }
  }

  private void bin(Step step, StoryImage image) {
    String path = "/v2/recycle-bin/" + image.id;
    Answer answer =
        switch (step.action()) {
          case SHOW_BINNED -> send(step.user(), "GET", path, List.of(), "");
          case RESTORE -> send(step.user(), "POST", path + "/restore", List.of(), "");
          default -> send(step.user(), "DELETE", path, List.of(), "");
        };
    if (image.place != Place.BINNED || !image.isOf(step.user())) {
      expect(404, answer);
    } else if (step.user().isReader()) {
      expect(403, answer);
    } else {
      switch (step.action()) {
        case SHOW_BINNED -> expect(200, answer);
        case RESTORE -> {
          expect(200, answer);
          image.place = Place.LIVE;
          image.status = image.hasData() ? image.status : "queued";
          image.version = "";
        }
        default -> {
          expect(204, answer);
          image.place = Place.GONE;
        }
      }
    }
  }

  /** Whether the user may not know of the image, which then is as if it were not there. */
  private boolean isHidden(Step step, StoryImage image, Answer answer) {
    if (image.isSeenBy(step.user())) {
      return false;
    }
    expect(404, answer);
    return true;
  }

  private boolean isRefused(Step step, StoryImage image, Answer answer) {
    if (isHidden(step, image, answer)) {
      return true;
    }
    if (!image.isChangedBy(step.user())) {
      expect(403, answer);
      return true;
    }
    return false;
  }

  private static void expect(int status, Answer answer) {
    assertEquals(status, answer.status(), answer::toString);
  }

  /** Of an image that is hidden the same is asked of none, which must be answered the same. */
  private Answer ask(
      Person user,
      String method,
      StoryImage image,
      String rest,
      List<Header> headers,
      String body) {
    Answer answer = send(user, method, image.path() + rest, headers, body);
    if (!image.isSeenBy(user)) {
      Answer none = send(user, method, "/v2/images/" + NOBODY + rest, headers, body);
      Judge.checkAlike(answer, image.id, none, NOBODY);
    }
    return answer;
  }

  private Answer send(Person user, String method, String path, List<Header> headers, String body) {
    return send(user.user(), method, path, headers, body);
  }

  private Answer send(String user, String method, String path, List<Header> headers, String body) {
    GeneratedRequest request =
        new GeneratedRequest(
            user, method, path, headers, body.isEmpty() ? Optional.empty() : Optional.of(body));
    commands.add(request.curl());
    Answer answer = wire.send(request);
    judge.check(request, answer);
    return answer;
  }

  private void remove(StoryImage image) {
    if (image.place == Place.LIVE && image.isProtected) {
      send("admin", "PATCH", image.path(), List.of(PATCH), replaced("protected", "false"));
    }
    if (image.place == Place.LIVE) {
      expect(204, send("admin", "DELETE", image.path(), List.of(), ""));
    }
    if (image.place != Place.GONE) {
      expect(204, send("admin", "DELETE", "/v2/recycle-bin/" + image.id, List.of(), ""));
    }
  }
}
