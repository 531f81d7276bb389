package org.cloudimages.policy;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;

/**
 * Who may do what, asked of the running service. A table has a line for each operation, relation
 * and visibilities, and in it a status for each user. All users are of project {@code demo}, but
 * {@code admin}; the relation says whose the image is: {@code owner} of {@code demo}, {@code
 * member} of another project that shares it with {@code demo}, {@code other} of another one.
 *
 * <p>The status of the image, and what {@code demo} has answered as a member, make no difference
 * where a request is refused or only shows what is known: each such field is asked for images of
 * every status, and of every answer. An image that is hidden looks like an id that no image has.
 */
final class RoleMatrix {

  private static final Map<Endpoint, Policy> GUARDED = Endpoint.guarded();
  private static final String NOT_SHARED = "Only a shared image has members";
  private static final String NONE = "/v2/images/00000000-0000-4000-8000-00000000dead";

  /** What differs from one answer to the next, or with how much of a body has come. */
  private static final Set<String> OF_THE_ANSWER =
      Set.of("x-openstack-request-id", "date", "connection", "content-length");

  /** One request, and the status that it must get. */
  record Case(Operation operation, String relation, String visibility, String user, int status) {

    /** Whether the image is afterwards what it was before. */
    private boolean changesNothing() {
      return status >= 400 || operation.endpoint().method().equals("GET");
    }

    /** The statuses of images that must all make the same answer. */
    private List<String> statuses() {
      boolean isHidden = status == 404;
      boolean isRefused = status == 403 && !operation.asksStatusBeforeRights();
      boolean isShown = status == 200 && operation.showsRecord();
      return (isHidden || isRefused || isShown) && !operation.isAboutRecycled()
          ? ImageKind.STATUSES
          : List.of(operation.status());
    }
  }

  private final String operator;
  private final String table;

  /** An image of each kind, for all requests that change nothing. */
  private final Map<ImageKind, String> untouched = new HashMap<>();

  /** What each user is answered about an id that no image has. */
  private final Map<Operation, Map<String, String>> nothing = new EnumMap<>(Operation.class);

  /** Users, relations and visibilities of images that are hidden. */
  private final Set<String> hidden = new HashSet<>();

  RoleMatrix(String operator, String table) {
    this.operator = operator;
    this.table = table;
    cases()
        .filter(each -> each.operation == Operation.SHOW && each.status == 404)
        .forEach(each -> hidden.add(view(each)));
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

  private static String view(Case given) {
    return given.user + " " + given.relation + " " + given.visibility;
  }

  /** Sends the request, on an image of its own where it changes one. */
  void check(Case given) {
    if (given.relation.equals("-")) {
      check(given, "");
      return;
    }
    kinds(given).forEach(kind -> check(given, image(given, kind)));
  }

  /** One of each status, and of each answer of a member where that costs little. */
  private List<ImageKind> kinds(Case given) {
    List<String> statuses = given.statuses();
    boolean isMembers = given.relation.equals("member");
    List<String> relations = isMembers ? ImageKind.MEMBERSHIPS : List.of(given.relation);
    int count =
        given.user.equals(operator) ? statuses.size() : Math.max(statuses.size(), relations.size());
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                new ImageKind(
                    relations.get(n % relations.size()),
                    given.visibility,
                    statuses.get(n % statuses.size()),
                    given.operation.isAboutRecycled()))
        .toList();
  }

  private void check(Case given, String image) {
    Answer answer = given.operation.send(Api.as(given.user), image).expect(given.status);
    if (given.status == 403) {
      assertRefusal(given.operation, answer.fault().getString("message"));
    } else if (given.status == 404 && !image.isEmpty()) {
      assertTrue(answer.fault().getString("message").contains(idOf(image)));
      if (hidden.contains(view(given)) || given.operation.isAboutRecycled()) {
        assertEquals(nothing(given), told(answer, image));
      }
    }
  }

  private String nothing(Case given) {
    return nothing
        .computeIfAbsent(given.operation, operation -> new HashMap<>())
        .computeIfAbsent(given.user, user -> told(given.operation.send(Api.as(user), NONE), NONE));
  }

  /** The whole answer, without the id of the image. */
  private static String told(Answer answer, String image) {
    Map<String, String> headers = new TreeMap<>(answer.headers());
    headers.keySet().removeAll(OF_THE_ANSWER);
    return answer.status() + " " + headers + " " + answer.body().replace(idOf(image), "<id>");
  }

  /** That nobody gets anywhere without a token, nor learns what there is. */
  void checkAnonymous(Operation operation) {
    String image =
        untouched.computeIfAbsent(
            new ImageKind("other", "public", "active", operation.isAboutRecycled()),
            kind -> kind.create(Api.as(operator), true));
    Answer answer = operation.send(Api.anonymous(), image).expect(401);
    assertEquals(told(answer, image), told(operation.send(Api.anonymous(), NONE), NONE));
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

  private String image(Case given, ImageKind kind) {
    Api api = Api.as(operator);
    return given.changesNothing()
        ? untouched.computeIfAbsent(kind, each -> each.create(api, true))
        : kind.create(api, given.operation.isAboutMembers());
  }
}
