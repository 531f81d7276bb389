package org.cloudimages.policy;

import static org.cloudimages.testing.Api.idOf;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;

/** What the role matrix asks for: at least one operation for each endpoint that needs a policy. */
enum Operation {
  CREATE("POST", "/v2/images", (api, image) -> create(api, "{}")),
  CREATE_PUBLIC("POST", "/v2/images", (api, image) -> create(api, "{'visibility':'public'}")),
  CREATE_COMMUNITY("POST", "/v2/images", (api, image) -> create(api, "{'visibility':'community'}")),
  CREATE_FOREIGN("POST", "/v2/images", (api, image) -> create(api, "{'owner':'another'}")),
  LIST("GET", "/v2/images", (api, image) -> api.get("/v2/images?limit=1")),
  SHOW("GET", "/v2/images/{id}", Api::get),
  PATCH("PATCH", "/v2/images/{id}", (api, image) -> api.replace(image, "name", "new")),
  DELETE("DELETE", "/v2/images/{id}", Api::delete),
  PREVIEW_DELETION("GET", "/v2/images/{id}/deletion", (api, image) -> api.get(image + "/deletion")),
  DELETE_MANY("POST", "/v2/images/actions/delete", Operation::deleteMany),
  LIST_RECYCLED("GET", "/v2/recycle-bin", (api, image) -> api.get("/v2/recycle-bin?limit=1")),
  SHOW_RECYCLED("GET", "/v2/recycle-bin/{id}", (api, image) -> api.get(Api.binned(image))),
  RESTORE("POST", "/v2/recycle-bin/{id}/restore", Api::restore),
  PURGE("DELETE", "/v2/recycle-bin/{id}", (api, image) -> api.delete(Api.binned(image))),
  DOWNLOAD("GET", "/v2/images/{id}/file", (api, image) -> api.get(image + "/file")),
  ADD_TAG(
      "PUT",
      "/v2/images/{id}/tags/{tag}",
      (api, image) -> api.send("PUT", image + "/tags/new", BodyPublishers.noBody())),
  REMOVE_TAG(
      "DELETE", "/v2/images/{id}/tags/{tag}", (api, image) -> api.delete(image + "/tags/old")),
  UPLOAD("PUT", "/v2/images/{id}/file", (api, image) -> data(api, image + "/file")),
  STAGE("PUT", "/v2/images/{id}/stage", (api, image) -> data(api, image + "/stage")),
  DEACTIVATE("POST", "/v2/images/{id}/actions/deactivate", Operation::deactivate),
  REACTIVATE("POST", "/v2/images/{id}/actions/reactivate", Operation::reactivate),
  IMPORT(
      "POST",
      "/v2/images/{id}/import",
      (api, image) ->
          api.post(image + "/import", JsonText.object("{'method':{'name':'web-download'}}"))),
  DELETE_FROM_STORE(
      "DELETE",
      "/v2/stores/{store}/{id}",
      (api, image) -> api.delete(image.replace("/images/", "/stores/default/"))),
  ADD_LOCATION(
      "POST",
      "/v2/images/{id}/locations",
      (api, image) -> api.post(image + "/locations", JsonText.object("{'url':'http://host/x'}"))),
  LIST_LOCATIONS("GET", "/v2/images/{id}/locations", (api, image) -> api.get(image + "/locations")),
  SHOW_STORES("GET", "/v2/info/stores/detail", (api, image) -> api.get("/v2/info/stores/detail")),
  LIST_AUDIT("GET", "/v2/audit", (api, image) -> api.get("/v2/audit?limit=1")),
  CREATE_TASK(
      "POST",
      "/v2/tasks",
      (api, image) -> api.post("/v2/tasks", JsonText.object("{'type':'none','input':{}}"))),
  LIST_TASKS("GET", "/v2/tasks", (api, image) -> api.get("/v2/tasks?limit=1")),
  SHOW_TASK("GET", "/v2/tasks/{id}", (api, image) -> api.get("/v2/tasks/" + Operation.NO_TASK)),
  LIST_TASKS_OF_IMAGE("GET", "/v2/images/{id}/tasks", (api, image) -> api.get(image + "/tasks")),
  ADD_MEMBER(
      "POST",
      "/v2/images/{id}/members",
      (api, image) -> api.post(image + "/members", JsonText.object("{'member':'one-more'}"))),
  LIST_MEMBERS("GET", "/v2/images/{id}/members", (api, image) -> api.get(image + "/members")),
  SHOW_MEMBER(
      "GET", "/v2/images/{id}/members/{member}", (api, image) -> api.get(image + "/members/demo")),
  SHOW_OTHER_MEMBER(
      "GET",
      "/v2/images/{id}/members/{member}",
      (api, image) -> api.get(image + "/members/somebody")),
  ANSWER(
      "PUT",
      "/v2/images/{id}/members/{member}",
      (api, image) -> answer(api, image + "/members/demo")),
  ANSWER_FOR_OTHER(
      "PUT",
      "/v2/images/{id}/members/{member}",
      (api, image) -> answer(api, image + "/members/somebody")),
  REMOVE_MEMBER(
      "DELETE",
      "/v2/images/{id}/members/{member}",
      (api, image) -> api.delete(image + "/members/somebody"));

  /** One request. */
  @FunctionalInterface
  private interface Request {
    Answer send(Api api, String image);
  }

  private static final String NO_TASK = "00000000-0000-4000-8000-000000000000";

  @SuppressWarnings("ImmutableEnumChecker") // because it is a record of texts
  private final Endpoint endpoint;

  @SuppressWarnings("ImmutableEnumChecker") // because the functions have no state
  private final Request request;

  Operation(String method, String path, Request request) {
    this.endpoint = new Endpoint(method, path);
    this.request = request;
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** Whether it is about an image that was deleted. */
  boolean isAboutRecycled() {
    return endpoint.path().startsWith("/v2/recycle-bin/");
  }

  Answer send(Api api, String image) {
    return request.send(api, image);
  }

  /** Whether it is about one image that there is. */
  boolean isAboutOneImage() {
    boolean isInPath = endpoint.path().contains("{id}") && !endpoint.path().startsWith("/v2/tasks");
    return this == DELETE_MANY || (isInPath && !isAboutRecycled());
  }

  boolean isAboutMembers() {
    return endpoint.path().contains("/members");
  }

  /** Whether it shows what is known of an image, and not its data. */
  boolean showsRecord() {
    return endpoint.method().equals("GET") && this != DOWNLOAD;
  }

  /** Whether who may not do it may be told of the status instead, as Glance does. */
  boolean asksStatusBeforeRights() {
    return this == DOWNLOAD || this == IMPORT || this == ADD_LOCATION;
  }

  /** The status in which an image is to be for it, where that matters. */
  String status() {
    return this == DEACTIVATE || this == REACTIVATE || isAboutRecycled() ? "active" : "queued";
  }

  private static Answer deactivate(Api api, String image) {
    return api.send("POST", image + "/actions/deactivate", BodyPublishers.noBody());
  }

  private static Answer reactivate(Api api, String image) {
    return api.send("POST", image + "/actions/reactivate", BodyPublishers.noBody());
  }

  private static Answer create(Api api, String attributes) {
    return api.post("/v2/images", JsonText.object(attributes));
  }

  private static Answer data(Api api, String path) {
    return api.put(path, BodyPublishers.ofString("data"));
  }

  /** The answer for the one image. */
  private static Answer deleteMany(Api api, String image) {
    Answer answer =
        api.post("/v2/images/actions/delete", JsonText.object("{'ids':['" + idOf(image) + "']}"));
    if (answer.status() != 200) {
      return answer;
    }
    JsonObject result = answer.json().getJsonArray("results").getJsonObject(0);
    return new Answer(
        result.getInt("status"),
        answer.headers(),
        result.containsKey("fault") ? result.getJsonObject("fault").toString() : "");
  }

  private static Answer answer(Api api, String path) {
    return api.with("Content-Type", "application/json")
        .send("PUT", path, BodyPublishers.ofString("{\"status\":\"accepted\"}"));
  }
}
