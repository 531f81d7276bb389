package org.cloudimages.policy;

import static org.cloudimages.testing.Api.idOf;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;

/**
 * What an image of the role matrix is like. It belongs to the project {@code demo} and has the
 * members {@code pending}, {@code accepted} and {@code rejected}, who have answered so, and {@code
 * somebody}.
 */
record ImageKind(String visibility, String status) {

  static final List<String> VISIBILITIES = List.of("public", "community", "shared", "private");

  static final List<String> STATUSES =
      List.of(
          "queued",
          "saving",
          "uploading",
          "importing",
          "active",
          "deactivated",
          "killed",
          "pending_delete",
          "deleted");

  static final List<String> MEMBERSHIPS = List.of("pending", "accepted", "rejected");

  private static final String SHARED = "shared";

  static List<ImageKind> all() {
    return VISIBILITIES.stream()
        .flatMap(visibility -> STATUSES.stream().map(status -> new ImageKind(visibility, status)))
        .toList();
  }

  /** One of each visibility in that status. */
  static List<ImageKind> usual(String usual) {
    return all().stream().filter(kind -> kind.status.equals(usual)).toList();
  }

  /** One of each visibility in that status, and a shared one of each status. */
  static List<ImageKind> few(String usual) {
    return all().stream()
        .filter(kind -> kind.status.equals(usual) || kind.visibility.equals(SHARED))
        .toList();
  }

  /** A number that neighbours do not share. */
  int place() {
    return VISIBILITIES.indexOf(visibility) + STATUSES.indexOf(status);
  }

  /** Makes one, as an administrator of the cloud. */
  String create(Api operator) {
    String image =
        operator.create(
            JsonText.object(
                "{'owner':'demo','tags':['old'],'disk_format':'raw','container_format':'bare'}"));
    share(operator, image);
    fill(operator, image);
    if (!visibility.equals(SHARED)) {
      operator.replace(image, "visibility", visibility).expect(200);
    }
    reach(operator, image);
    return image;
  }

  private static void share(Api operator, String image) {
    Stream.concat(MEMBERSHIPS.stream(), Stream.of("somebody"))
        .forEach(
            project ->
                operator
                    .post(image + "/members", JsonText.object("{'member':'" + project + "'}"))
                    .expect(200));
    Operation.ANSWER_ITSELF.send(operator, image, "accepted").expect(200);
    Operation.ANSWER_ITSELF.send(operator, image, "rejected").expect(200);
  }

  private void fill(Api operator, String image) {
    switch (status) {
      case "uploading" -> Operation.STAGE.send(operator, image, "").expect(204);
      case "active", "deactivated", "pending_delete", "deleted" ->
          operator.upload(image, "data").expect(204);
      default -> {}
    }
  }

  /**
   * Brings it into its status; into one that lasts for moments only, or is a former one, by SQL.
   */
  private void reach(Api operator, String image) {
    switch (status) {
      case "saving", "importing", "killed" ->
          operator
              .send(
                  "PUT",
                  "/v2/probe/texts/images/status/" + idOf(image),
                  BodyPublishers.ofString(status.toUpperCase(Locale.ROOT)))
              .expect(204);
      case "deactivated" -> Operation.DEACTIVATE.send(operator, image, "").expect(204);
      case "pending_delete", "deleted" -> operator.delete(image).expect(204);
      default -> {}
    }
    if (status.equals("deleted")) {
      operator.delete(Api.binned(image)).expect(204);
    }
  }
}
