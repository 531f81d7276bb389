package org.cloudimages.policy;

import static org.cloudimages.testing.Api.idOf;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.Set;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;

/**
 * What the role matrix asks for: at least one operation for each endpoint of the API that needs a
 * token. Beside the user there are the path of an image and the user's project.
 */
enum Operation {
  SHOW("GET", "/v2/images/{id}", (api, image, project) -> api.get(image)),
  FIND("GET", "/v2/images", (api, image, project) -> find(api, image)),
  LIST_FROM("GET", "/v2/images", (api, image, project) -> listFrom(api, image)),
  PATCH("PATCH", "/v2/images/{id}", (api, image, project) -> api.replace(image, "name", "new")),
  DELETE("DELETE", "/v2/images/{id}", (api, image, project) -> api.delete(image)),
  DELETE_MANY("POST", "/v2/images/actions/delete", (api, image, project) -> deleteOf(api, image)),
  PREVIEW_DELETION(
      "GET", "/v2/images/{id}/deletion", (api, image, project) -> api.get(image + "/deletion")),
  SHOW_RECYCLED("GET", "/v2/recycle-bin/{id}", (api, image, project) -> api.get(Api.binned(image))),
  RESTORE("POST", "/v2/recycle-bin/{id}/restore", (api, image, project) -> api.restore(image)),
  PURGE("DELETE", "/v2/recycle-bin/{id}", (api, image, project) -> api.delete(Api.binned(image))),
  DOWNLOAD("GET", "/v2/images/{id}/file", (api, image, project) -> api.get(image + "/file")),
  ADD_TAG(
      "PUT", "/v2/images/{id}/tags/{tag}", (api, image, project) -> put(api, image + "/tags/new")),
  REMOVE_TAG(
      "DELETE",
      "/v2/images/{id}/tags/{tag}",
      (api, image, project) -> api.delete(image + "/tags/old")),
  UPLOAD("PUT", "/v2/images/{id}/file", (api, image, project) -> api.upload(image, "data")),
  STAGE("PUT", "/v2/images/{id}/stage", (api, image, project) -> stage(api, image)),
  DEACTIVATE(
      "POST",
      "/v2/images/{id}/actions/deactivate",
      (api, image, project) -> post(api, image + "/actions/deactivate")),
  REACTIVATE(
      "POST",
      "/v2/images/{id}/actions/reactivate",
      (api, image, project) -> post(api, image + "/actions/reactivate")),
  IMPORT(
      "POST",
      "/v2/images/{id}/import",
      (api, image, project) -> post(api, image + "/import", "{'method':{'name':'web-download'}}")),
  IMPORT_STAGED(
      "POST",
      "/v2/images/{id}/import",
      (api, image, project) -> importInto(api, image, "glance-direct")),
  COPY(
      "POST",
      "/v2/images/{id}/import",
      (api, image, project) -> importInto(api, image, "copy-image")),
  DELETE_FROM_STORE(
      "DELETE",
      "/v2/stores/{store}/{id}",
      (api, image, project) -> api.delete(image.replace("/images/", "/stores/default/"))),
  ADD_LOCATION(
      "POST",
      "/v2/images/{id}/locations",
      (api, image, project) -> post(api, image + "/locations", "{'url':'http://host/x'}")),
  LIST_LOCATIONS(
      "GET", "/v2/images/{id}/locations", (api, image, project) -> api.get(image + "/locations")),
  LIST_TASKS_OF_IMAGE(
      "GET", "/v2/images/{id}/tasks", (api, image, project) -> api.get(image + "/tasks")),
  ADD_MEMBER(
      "POST",
      "/v2/images/{id}/members",
      (api, image, project) -> post(api, image + "/members", "{'member':'one-more'}")),
  LIST_MEMBERS(
      "GET", "/v2/images/{id}/members", (api, image, project) -> api.get(image + "/members")),
  SHOW_ITSELF(
      "GET",
      "/v2/images/{id}/members/{member}",
      (api, image, project) -> api.get(image + "/members/" + project)),
  SHOW_MEMBER(
      "GET",
      "/v2/images/{id}/members/{member}",
      (api, image, project) -> api.get(image + "/members/somebody")),
  ANSWER_ITSELF(
      "PUT",
      "/v2/images/{id}/members/{member}",
      (api, image, project) -> answer(api, image, project)),
  ANSWER(
      "PUT",
      "/v2/images/{id}/members/{member}",
      (api, image, project) -> answer(api, image, "somebody")),
  REMOVE_ITSELF(
      "DELETE",
      "/v2/images/{id}/members/{member}",
      (api, image, project) -> api.delete(image + "/members/" + project)),
  REMOVE_MEMBER(
      "DELETE",
      "/v2/images/{id}/members/{member}",
      (api, image, project) -> api.delete(image + "/members/somebody")),
  CREATE("POST", "/v2/images", (api, image, project) -> post(api, "/v2/images", "{}")),
  CREATE_PUBLIC(
      "POST",
      "/v2/images",
      (api, image, project) -> post(api, "/v2/images", "{'visibility':'public'}")),
  CREATE_COMMUNITY(
      "POST",
      "/v2/images",
      (api, image, project) -> post(api, "/v2/images", "{'visibility':'community'}")),
  CREATE_FOREIGN(
      "POST",
      "/v2/images",
      (api, image, project) -> post(api, "/v2/images", "{'owner':'another'}")),
  LIST("GET", "/v2/images", (api, image, project) -> api.get("/v2/images?limit=1")),
  LIST_RECYCLED(
      "GET", "/v2/recycle-bin", (api, image, project) -> api.get("/v2/recycle-bin?limit=1")),
  SHOW_STORES(
      "GET", "/v2/info/stores/detail", (api, image, project) -> api.get("/v2/info/stores/detail")),
  LIST_AUDIT("GET", "/v2/audit", (api, image, project) -> api.get("/v2/audit?limit=1")),
  CREATE_TASK(
      "POST",
      "/v2/tasks",
      (api, image, project) -> post(api, "/v2/tasks", "{'type':'none','input':{}}")),
  LIST_TASKS("GET", "/v2/tasks", (api, image, project) -> api.get("/v2/tasks?limit=1")),
  SHOW_TASK(
      "GET", "/v2/tasks/{id}", (api, image, project) -> api.get("/v2/tasks/" + Operation.NO_TASK)),
  LIST_STORES("GET", "/v2/info/stores", (api, image, project) -> api.get("/v2/info/stores")),
  LIST_METHODS("GET", "/v2/info/import", (api, image, project) -> api.get("/v2/info/import")),
  SHOW_USAGE("GET", "/v2/info/usage", (api, image, project) -> api.get("/v2/info/usage")),
  SHOW_SCHEMA("GET", "/v2/schemas/{name}", (api, image, project) -> api.get("/v2/schemas/image"));

  /** One request. */
  @FunctionalInterface
  private interface Request {
    Answer send(Api api, String image, String project);
  }

  private static final Set<Operation> ON_IMAGES = Set.copyOf(EnumSet.range(SHOW, REMOVE_MEMBER));

  /** The statuses in which an image comes back from the recycle bin as it was. */
  private static final Set<String> COMES_BACK = Set.of("queued", "active", "deactivated", "killed");

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

  Answer send(Api api, String image, String project) {
    return request.send(api, image, project);
  }

  /** Whether it is about one image. */
  boolean isAboutImage() {
    return ON_IMAGES.contains(this);
  }

  boolean isReading() {
    return endpoint.method().equals("GET");
  }

  /** The status of an image in which the most depends on who asks. */
  String status() {
    return switch (this) {
      case SHOW_RECYCLED, RESTORE, PURGE -> "pending_delete";
      case UPLOAD, STAGE, IMPORT, ADD_LOCATION -> "queued";
      case IMPORT_STAGED -> "uploading";
      default -> "active";
    };
  }

  /**
   * Makes an image again what it was before this was done to it.
   *
   * @param status that it had
   * @return false where that cannot be
   */
  boolean undo(Api operator, String image, String status) {
    return switch (this) {
      case PURGE, UPLOAD, STAGE -> false;
      case DELETE, DELETE_MANY -> COMES_BACK.contains(status) && isDone(operator.restore(image));
      case RESTORE -> isDone(operator.delete(image));
      case REMOVE_TAG -> isDone(put(operator, image + "/tags/old"));
      case DEACTIVATE, REACTIVATE ->
          isDone((status.equals("active") ? REACTIVATE : DEACTIVATE).send(operator, image, ""));
      case ADD_MEMBER -> isDone(operator.delete(image + "/members/one-more"));
      case REMOVE_MEMBER -> isDone(post(operator, image + "/members", "{'member':'somebody'}"));
      default -> true;
    };
  }

  private static boolean isDone(Answer answer) {
    return answer.status() < 400;
  }

  private static Answer put(Api api, String path) {
    return api.send("PUT", path, BodyPublishers.noBody());
  }

  private static Answer post(Api api, String path) {
    return api.send("POST", path, BodyPublishers.noBody());
  }

  private static Answer post(Api api, String path, String body) {
    return api.post(path, JsonText.object(body));
  }

  private static Answer stage(Api api, String image) {
    return api.put(image + "/stage", BodyPublishers.ofString("data"));
  }

  /** An import that comes as far as its store, which there is not. */
  private static Answer importInto(Api api, String image, String method) {
    return post(
        api, image + "/import", "{'method':{'name':'" + method + "'},'stores':['nowhere']}");
  }

  /** A project answers what it has answered before, so that nothing changes. */
  private static Answer answer(Api api, String image, String project) {
    String status = ImageKind.MEMBERSHIPS.contains(project) ? project : "accepted";
    return api.with("Content-Type", "application/json")
        .send(
            "PUT",
            image + "/members/" + project,
            BodyPublishers.ofString("{\"status\":\"" + status + "\"}"));
  }

  /** Looks for the image in the usual list: 404 where it is not there. */
  private static Answer find(Api api, String image) {
    Answer answer = api.get("/v2/images?id=" + idOf(image));
    boolean isMissing = answer.status() == 200 && answer.json().getJsonArray("images").isEmpty();
    return isMissing ? new Answer(404, answer.headers(), answer.body()) : answer;
  }

  /** Lists what comes behind the image: 404 where it is no marker. */
  private static Answer listFrom(Api api, String image) {
    Answer answer = api.get("/v2/images?limit=1&marker=" + idOf(image));
    return answer.status() == 400 ? new Answer(404, answer.headers(), answer.body()) : answer;
  }

  /** The answer for the one image. */
  private static Answer deleteOf(Api api, String image) {
    Answer answer = post(api, "/v2/images/actions/delete", "{'ids':['" + idOf(image) + "']}");
    if (answer.status() != 200) {
      return answer;
    }
    JsonObject result = answer.json().getJsonArray("results").getJsonObject(0);
    return new Answer(
        result.getInt("status"),
        answer.headers(),
        result.containsKey("fault") ? result.getJsonObject("fault").toString() : "");
  }
}
