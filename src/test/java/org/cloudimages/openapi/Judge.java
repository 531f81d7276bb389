package org.cloudimages.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.TestUser;

/** Holds every answer against what is true of all of them. */
final class Judge {

  /** Users who are told of all projects. */
  private static final Set<String> OF_THE_CLOUD = Set.of("admin", "service");

  /** What another answer to the same request has otherwise. */
  private static final Set<String> OF_THE_ANSWER = Set.of("x-openstack-request-id", "date");

  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Set<String> operations = new TreeSet<>();

  /** Asserts that the service may answer anybody so. */
  void check(GeneratedRequest request, Answer answer) {
    statuses.merge(answer.status(), 1, Integer::sum);
    assertTrue(answer.status() < 500, answer::toString);
    checkForm(request, answer);
    if (!OF_THE_CLOUD.contains(request.user())) {
      checkSecrets(request, answer);
    }
  }

  private void checkForm(GeneratedRequest request, Answer answer) {
    Contract.Request asked = request.asked();
    Document.SERVED
        .find(request.method(), asked.documentedPath())
        .ifPresent(operation -> operations.add(operation.id() + " " + answer.status()));
    if (!request.isHttp() && isOfServer(answer)) {
      return;
    }
    Contract.check(asked, answer);
    if (!request.method().equals("HEAD")) {
      answer.checked(request.target());
    }
  }

  /** Whether the server answered before the service was asked; Payara says 200 to odd paths. */
  private static boolean isOfServer(Answer answer) {
    boolean isSaid =
        answer.status() == 400
            || (answer.status() == 200 && System.getProperty("server").equals("payara"));
    return isSaid && answer.body().isEmpty() && answer.header("X-Openstack-Request-Id").isEmpty();
  }

  /** Asserts that nothing of other projects is in it. */
  private static void checkSecrets(GeneratedRequest request, Answer answer) {
    for (String project : new String[] {"demo", "other"}) {
      String secret = World.secret(project);
      boolean isOurs = request.user().isEmpty() ? false : project.equals(project(request.user()));
      assertFalse(
          !isOurs && !request.text().contains(secret) && answer.toString().contains(secret),
          () -> "told of " + project + ": " + answer);
    }
  }

  private static String project(String user) {
    return TestUser.ALL.stream()
        .filter(each -> each.name().equals(user))
        .map(TestUser::project)
        .findFirst()
        .orElseThrow();
  }

  /** Asserts that two answers are the same, but for the ids that were asked for. */
  static void checkAlike(Answer answer, String id, Answer other, String otherId) {
    assertEquals(told(answer, id), told(other, otherId));
  }

  private static String told(Answer answer, String id) {
    Map<String, String> headers = new TreeMap<>(answer.headers());
    headers.keySet().removeAll(OF_THE_ANSWER);
    String text = answer.status() + " " + headers + " " + answer.body();
    return text.replace(answer.header("X-Openstack-Request-Id").orElse("-"), "")
        .replace(id, "<id>");
  }

  /** How often each status was answered, and how much of the document was met. */
  String summary() {
    return statuses + "; " + operations.size() + " pairs of operation and status";
  }
}
