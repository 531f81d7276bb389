package org.cloudimages.policy;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;

/**
 * Who may do what, asked of the running service. A table has a line for each operation, relation
 * and visibilities, and in it a status for each user. All users are of project {@code demo}, but
 * {@code admin}; the relation says whose the image is: {@code owner} of {@code demo}, {@code
 * member} of another project that shares it with {@code demo}, {@code other} of another one.
 */
final class RoleMatrix {

  private static final Map<Endpoint, Policy> GUARDED = Endpoint.guarded();
  private static final String NOT_SHARED = "Only a shared image has members";

  /** One request, and the status that it must get. */
  record Case(Operation operation, String relation, String visibility, String user, int status) {

    /** Whether the image is afterwards what it was before. */
    private boolean changesNothing() {
      return status >= 400 || operation.endpoint().method().equals("GET");
    }
  }

  /** What an image has to be like for a request. */
  private record Kind(String relation, String visibility, boolean hasData, boolean isRecycled) {}

  private final String operator;
  private final String table;

  /** An image of each kind, for all requests that change nothing. */
  private final Map<Kind, String> untouched = new HashMap<>();

  RoleMatrix(String operator, String table) {
    this.operator = operator;
    this.table = table;
  }

  /** Every field of the table. */
  Stream<Case> cases() {
    List<String> lines = table.lines().toList();
    List<String> users = List.of(cells(lines.get(0))[3].split(" +"));
    return lines.stream().skip(1).flatMap(line -> cases(users, cells(line)));
  }

  private static Stream<Case> cases(List<String> users, String... cells) {
    List<String> statuses = List.of(cells[3].split(" +"));
    assertEquals(users.size(), statuses.size(), String.join("|", cells));
    return Stream.of(cells[2].split(" +"))
        .flatMap(
            visibility ->
                IntStream.range(0, users.size())
                    .mapToObj(
                        n ->
                            new Case(
                                Operation.valueOf(cells[0]),
                                cells[1],
                                visibility,
                                users.get(n),
                                Integer.parseInt(statuses.get(n)))));
  }

  private static String[] cells(String line) {
    return Stream.of(line.split("\\|")).map(String::strip).toArray(String[]::new);
  }

  /** Sends the request, on an image of its own where it changes one. */
  void check(Case given) {
    String image = given.relation.equals("-") ? "" : image(given);

    Answer answer = given.operation.send(Api.as(given.user), image).expect(given.status);

    if (given.status == 403) {
      assertRefusal(given.operation, answer.fault().getString("message"));
    } else if (given.status == 404 && !image.isEmpty()) {
      assertTrue(answer.fault().getString("message").contains(idOf(image)));
    }
  }

  /** A refusal names the policy that the endpoint declares, or what else spoke against it. */
  private static void assertRefusal(Operation operation, String message) {
    String expected =
        switch (operation) {
          case CREATE_FOREIGN -> "Only an admin may create an image for another owner.";
          case CREATE_TASK -> denied(Policy.ADD_TASK);
          case CREATE_PUBLIC -> denied(Policy.PUBLICIZE_IMAGE);
          default -> denied(GUARDED.get(operation.endpoint()));
        };
    assertTrue(
        message.equals(expected)
            || message.equals(denied(GUARDED.get(operation.endpoint())))
            || message.startsWith(NOT_SHARED),
        message);
  }

  private static String denied(Policy policy) {
    return "You are not authorized to perform " + policy.text() + ".";
  }

  private String image(Case given) {
    Kind kind =
        new Kind(
            given.relation,
            given.visibility,
            given.operation.isAboutData(),
            given.operation.isAboutRecycled());
    return given.changesNothing() ? untouched.computeIfAbsent(kind, this::create) : create(kind);
  }

  private String create(Kind kind) {
    Api api = Api.as(operator);
    String owner = kind.relation.equals("owner") ? "demo" : "another";
    String image =
        api.create(
            JsonText.object(
                "{'tags':['old'],'disk_format':'raw','container_format':'bare','owner':'"
                    + owner
                    + "'}"));
    if (kind.hasData) {
      api.upload(image, "data").expect(204);
    }
    share(api, image, "somebody");
    if (kind.relation.equals("member")) {
      share(api, image, "demo");
    }
    api.replace(image, "visibility", kind.visibility).expect(200);
    if (kind.isRecycled) {
      api.delete(image).expect(204);
    }
    return image;
  }

  private static void share(Api api, String image, String project) {
    api.post(image + "/members", JsonText.object("{'member':'" + project + "'}")).expect(200);
  }
}
