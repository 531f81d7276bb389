package org.cloudimages.proof;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import org.cloudimages.testing.Api;

/**
 * What one user, and an administrator for him, does with data that no upload brings, and whether
 * they are in use; recorded as by a {@link Client}.
 */
record ImportClient(Calls calls, Api api, Api admin) {

  /** Imports what is staged. */
  int importStaged(String image, Targets targets) {
    JsonObject body = targets.body("glance-direct", JsonValue.EMPTY_JSON_OBJECT);
    return calls.ask(Operation.IMPORT, image, () -> api.post(Client.path(image) + "/import", body));
  }

  /** Imports what a web server has. */
  int fetch(String image, Payload payload, String url, Targets targets) {
    JsonObject uri = Json.createObjectBuilder().add("uri", url).build();
    JsonObject body = targets.body("web-download", uri);
    return calls.ask(
        Operation.FETCH,
        image,
        payload.digest(),
        () -> api.post(Client.path(image) + "/import", body));
  }

  /** Copies the data into more stores, as an administrator. */
  int copy(String image, Targets targets) {
    JsonObject body = targets.body("copy-image", JsonValue.EMPTY_JSON_OBJECT);
    return calls.ask(Operation.COPY, image, () -> admin.post(Client.path(image) + "/import", body));
  }

  /** Names the place of data as a service does, here an administrator. */
  int locate(String image, Payload payload, String url) {
    JsonObject body = Json.createObjectBuilder().add("url", url).build();
    return calls.ask(
        Operation.LOCATE,
        image,
        payload.digest(),
        () -> admin.post(Client.path(image) + "/locations", body));
  }

  /** Makes the place of data the only one of an image that has none. */
  int adopt(String image, Payload payload, String url) {
    JsonObject place =
        Json.createObjectBuilder()
            .add("url", url)
            .add("metadata", JsonValue.EMPTY_JSON_OBJECT)
            .build();
    JsonValue all = Json.createArrayBuilder().add(place).build();
    return calls.ask(
        Operation.ADOPT,
        image,
        payload.digest(),
        () -> api.replace(Client.path(image), "locations", all));
  }

  /** Removes the data from one store, as an administrator. */
  int leave(String image, String store) {
    return calls.ask(
        Operation.LEAVE, image, () -> admin.delete("/v2/stores/" + store + "/" + image));
  }

  int deactivate(String image) {
    return act(Operation.DEACTIVATE, image, "deactivate");
  }

  int reactivate(String image) {
    return act(Operation.REACTIVATE, image, "reactivate");
  }

  private int act(Operation operation, String image, String action) {
    String path = Client.path(image) + "/actions/" + action;
    return calls.ask(operation, image, () -> api.send("POST", path, BodyPublishers.noBody()));
  }

  int tasks(String image) {
    return calls.ask(Operation.TASKS, image, () -> api.get(Client.path(image) + "/tasks"));
  }
}
