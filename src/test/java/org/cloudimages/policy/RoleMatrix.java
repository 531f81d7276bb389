package org.cloudimages.policy;

import static org.cloudimages.testing.Api.idOf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.cloudimages.policy.RoleTable.Cell;
import org.cloudimages.policy.RoleTable.Expected;
import org.cloudimages.policy.RoleTable.Why;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.TestUser;

/**
 * Asks the running service for each field of the role matrix. An image is used as long as nothing
 * has changed it that cannot be undone. Where there is none for the user, the answer must be the
 * one for an id that never was: the same status, headers and body.
 */
final class RoleMatrix {

  /** Asks for the product of all visibilities and all statuses, which takes long. */
  private static final boolean WHOLE = Boolean.getBoolean("matrix.whole");

  private static final Map<Endpoint, Policy> GUARDED = Endpoint.guarded();
  private static final String NONE = "/v2/images/" + UUID.randomUUID();
  private static final String REQUEST_ID = "x-openstack-request-id";

  /** What differs from one answer to the next, or with how much of a body has come. */
  private static final Set<String> OF_THE_ANSWER =
      Set.of(REQUEST_ID, "date", "connection", "content-length");

  private final String operator;
  private final RoleTable table;
  private final Function<String, List<ImageKind>> few;
  private final Map<String, Api> apis = new HashMap<>();
  private final Map<ImageKind, Target> targets = new HashMap<>();

  /** What is told of an image that there is not, by operation, user and manner. */
  private final Map<String, String> none = new HashMap<>();

  /** An image and its entity tag. */
  private record Target(String image, String tag) {}

  /** In which words it is asked. */
  private enum Manner {
    PLAIN,
    CONDITIONAL,
    MACHINE;

    Api of(Api api, String tag) {
      return switch (this) {
        case PLAIN -> api;
        case CONDITIONAL -> api.with("If-Match", tag).with("If-None-Match", tag);
        case MACHINE -> api.with("Accept", "application/problem+json");
      };
    }
  }

  /**
   * Makes the matrix of a profile.
   *
   * @param operator an administrator of the cloud
   * @param few of which images it asks where it does not ask of all, by the status that an
   *     operation is usually about
   */
  RoleMatrix(String operator, RoleTable table, Function<String, List<ImageKind>> few) {
    this.operator = operator;
    this.table = table;
    this.few = few;
  }

  /** Asks for all fields of an operation and says which are answered in another way. */
  List<String> wrong(Operation operation) {
    List<String> wrong = new ArrayList<>();
    table
        .cells(operation, WHOLE ? ImageKind.all() : few.apply(operation.status()))
        .forEach(cell -> check(cell, table.expected(cell), wrong));
    return wrong;
  }

  private void check(Cell cell, Expected expected, List<String> wrong) {
    Target target = cell.kind() == null ? new Target(NONE, "") : target(cell.kind());
    for (Manner manner : manners(cell, expected)) {
      Answer answer = send(cell, manner, target);
      if (answer.status() != expected.status()) {
        wrong.add(cell + " " + manner + ": not " + expected + " but " + answer);
      } else if (expected.why() == Why.NOTHING_THERE) {
        compare(cell, manner, told(answer, target.image), wrong);
      } else if (answer.status() == 403 && expected.why() == Why.RIGHTS) {
        checkRefusal(cell, answer, wrong);
      }
      if (cell.kind() != null && answer.status() < 400 && !cell.operation().isReading()) {
        restore(cell, target);
      }
    }
  }

  /**
   * In which words it is asked: where there is no image in all of them for a private one, and else
   * in one after the other.
   */
  private static List<Manner> manners(Cell cell, Expected expected) {
    if (cell.kind() == null || expected.why() != Why.NOTHING_THERE) {
      return List.of(Manner.PLAIN);
    }
    List<Manner> all = List.of(Manner.values());
    boolean isUsual = cell.kind().status().equals(cell.operation().status());
    return isUsual && cell.kind().visibility().equals("private")
        ? all
        : List.of(all.get(cell.kind().place() % all.size()));
  }

  private Target target(ImageKind kind) {
    return targets.computeIfAbsent(
        kind,
        missing -> {
          String image = missing.create(api(operator));
          return new Target(image, api(operator).get(image).header("ETag").orElse("\"none\""));
        });
  }

  private void restore(Cell cell, Target target) {
    if (!cell.operation().undo(api(operator), target.image, cell.kind().status())) {
      targets.remove(cell.kind());
    }
  }

  private Answer send(Cell cell, Manner manner, Target target) {
    return cell.operation()
        .send(manner.of(api(cell.user()), target.tag), target.image, project(cell.user()));
  }

  private Api api(String user) {
    return apis.computeIfAbsent(
        user, name -> name.equals(RoleTable.ANONYMOUS) ? Api.anonymous() : Api.as(name));
  }

  private static String project(String user) {
    return TestUser.ALL.stream()
        .filter(each -> each.name().equals(user))
        .map(TestUser::project)
        .findFirst()
        .orElse("none");
  }

  /** Makes sure that the answer is the one for an id that never was. */
  private void compare(Cell cell, Manner manner, String told, List<String> wrong) {
    String expected =
        none.computeIfAbsent(
            cell.operation() + " " + cell.user() + " " + manner,
            missing -> told(send(cell, manner, new Target(NONE, "\"none\"")), NONE));
    if (!told.equals(expected)) {
      wrong.add(cell + " " + manner + " is told from none: " + told + " from " + expected);
    }
  }

  /** The whole answer, but for the id of the image and that of the request. */
  private static String told(Answer answer, String image) {
    Map<String, String> headers = new TreeMap<>(answer.headers());
    headers.keySet().removeAll(OF_THE_ANSWER);
    String body =
        answer
            .body()
            .replace(idOf(image), "<id>")
            .replace(answer.header(REQUEST_ID).orElseThrow(), "<request>");
    return answer.status() + " " + headers + " " + body;
  }

  /** A refusal names the policy that the endpoint declares, or what else spoke against it. */
  private static void checkRefusal(Cell cell, Answer answer, List<String> wrong) {
    String message = answer.fault().getString("message");
    String another =
        switch (cell.operation()) {
          case CREATE_FOREIGN -> "Only an admin may create an image for another owner.";
          case CREATE_PUBLIC -> denied(Policy.PUBLICIZE_IMAGE);
          case CREATE_TASK -> denied(Policy.ADD_TASK);
          case COPY -> denied(Policy.COPY_IMAGE);
          default -> "";
        };
    String usual = denied(GUARDED.get(cell.operation().endpoint()));
    if (!message.equals(usual) && !message.equals(another)) {
      wrong.add(cell + " is refused for another reason: " + message);
    }
  }

  private static String denied(Policy policy) {
    return "You are not authorized to perform " + policy.text() + ".";
  }
}
