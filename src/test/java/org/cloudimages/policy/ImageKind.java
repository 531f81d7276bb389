package org.cloudimages.policy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.cloudimages.testing.Api;

/**
 * What an image is like for a request of the role matrix.
 *
 * @param relation {@code owner} for one of {@code demo}; else it belongs to another project, and
 *     {@code pending}, {@code accepted} and {@code rejected} say what {@code demo} has answered,
 *     which it is shared with
 * @param status of those that an image can stay in, or {@code deleted}
 * @param isRecycled whether it was deleted since and is in the recycle bin
 */
record ImageKind(String relation, String visibility, String status, boolean isRecycled) {

  static final List<String> MEMBERSHIPS = List.of("pending", "accepted", "rejected");
  static final List<String> STATUSES = List.of("queued", "uploading", "active", "deactivated");

  private static final String SHARED = "shared";

  /**
   * Makes one.
   *
   * @param operator an administrator of the cloud
   * @param hasMembers whether it is to have {@code somebody} as a member, too
   */
  String create(Api operator, boolean hasMembers) {
    boolean isMember = MEMBERSHIPS.contains(relation);
    String image = operator.create(attributes(isMember || hasMembers ? SHARED : visibility));
    if (hasMembers) {
      share(operator, image, "somebody");
    }
    if (isMember) {
      share(operator, image, "demo");
      answer(operator, image);
    }
    fill(operator, image);
    if ((isMember || hasMembers) && !visibility.equals(SHARED)) {
      operator.replace(image, "visibility", visibility).expect(200);
    }
    if (isRecycled || status.equals("deleted")) {
      operator.delete(image).expect(204);
    }
    return image;
  }

  private JsonObject attributes(String first) {
    return Json.createObjectBuilder()
        .add("tags", Json.createArrayBuilder().add("old"))
        .add("disk_format", "raw")
        .add("container_format", "bare")
        .add("owner", relation.equals("owner") ? "demo" : "another")
        .add("visibility", first)
        .build();
  }

  private static void share(Api operator, String image, String project) {
    operator
        .post(image + "/members", Json.createObjectBuilder().add("member", project).build())
        .expect(200);
  }

  private void answer(Api operator, String image) {
    if (!relation.equals("pending")) {
      operator
          .with("Content-Type", "application/json")
          .send(
              "PUT",
              image + "/members/demo",
              BodyPublishers.ofString("{\"status\":\"" + relation + "\"}"))
          .expect(200);
    }
  }

  private void fill(Api operator, String image) {
    switch (status) {
      case "uploading" ->
          operator.put(image + "/stage", BodyPublishers.ofString("data")).expect(204);
      case "active" -> operator.upload(image, "data").expect(204);
      case "deactivated" -> {
        operator.upload(image, "data").expect(204);
        operator.send("POST", image + "/actions/deactivate", BodyPublishers.noBody()).expect(204);
      }
      default -> {}
    }
  }
}
