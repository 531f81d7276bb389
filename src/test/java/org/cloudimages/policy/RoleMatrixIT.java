package org.cloudimages.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The role matrix with OpenStack's roles. */
@ArquillianTest
@Tag("identity")
class RoleMatrixIT {

  static final RoleMatrix MATRIX =
      new RoleMatrix(
          "admin",
          """
          operation         | relation | visibilities             | admin member reader service nobody
          CREATE            | -        | -                        | 201   201    403    403     403
          CREATE_PUBLIC     | -        | -                        | 201   403    403    403     403
          CREATE_COMMUNITY  | -        | -                        | 201   201    403    403     403
          CREATE_FOREIGN    | -        | -                        | 201   403    403    403     403
          LIST              | -        | -                        | 200   200    200    403     403
          SHOW              | owner    | public community shared private | 200 200 200   404     404
          SHOW              | member   | shared public community  | 200   200    200    404     404
          SHOW              | member   | private                  | 200   404    404    404     404
          SHOW              | other    | public community         | 200   200    200    404     404
          SHOW              | other    | shared private           | 200   404    404    404     404
          PATCH             | owner    | public community shared private | 200 200 403   404     404
          PATCH             | member   | shared                   | 200   403    403    404     404
          PATCH             | other    | public community         | 200   403    403    404     404
          PATCH             | other    | shared private           | 200   404    404    404     404
          DELETE            | owner    | public community shared private | 204 204 403   404     404
          DELETE            | member   | shared                   | 204   403    403    404     404
          DELETE            | member   | private                  | 204   404    404    404     404
          DELETE            | other    | public community         | 204   403    403    404     404
          DELETE            | other    | shared private           | 204   404    404    404     404
          PREVIEW_DELETION  | owner    | public community shared private | 200 200 200   404     404
          PREVIEW_DELETION  | member   | shared                   | 200   200    200    404     404
          PREVIEW_DELETION  | other    | public community         | 200   200    200    404     404
          PREVIEW_DELETION  | other    | shared private           | 200   404    404    404     404
          DELETE_MANY       | owner    | public shared            | 204   204    403    404     404
          DELETE_MANY       | member   | shared                   | 204   403    403    404     404
          DELETE_MANY       | other    | public community         | 204   403    403    404     404
          DELETE_MANY       | other    | shared private           | 204   404    404    404     404
          LIST_RECYCLED     | -        | -                        | 200   200    403    403     403
          SHOW_RECYCLED     | owner    | public community shared private | 200 200 403   404     404
          SHOW_RECYCLED     | member   | shared                   | 200   404    404    404     404
          SHOW_RECYCLED     | other    | public community shared private | 200 404 404   404     404
          RESTORE           | owner    | public community shared private | 200 200 403   404     404
          RESTORE           | member   | shared                   | 200   404    404    404     404
          RESTORE           | other    | public community shared private | 200 404 404   404     404
          PURGE             | owner    | public community shared private | 204 204 403   404     404
          PURGE             | member   | shared                   | 204   404    404    404     404
          PURGE             | other    | public community shared private | 204 404 404   404     404
          DOWNLOAD          | owner    | public community shared private | 204 204 403   404     404
          DOWNLOAD          | member   | shared                   | 204   204    403    404     404
          DOWNLOAD          | member   | private                  | 204   404    404    404     404
          DOWNLOAD          | other    | public community         | 204   204    403    404     404
          DOWNLOAD          | other    | shared private           | 204   404    404    404     404
          ADD_TAG           | owner    | public community shared private | 204 204 403   404     404
          ADD_TAG           | member   | shared                   | 204   403    403    404     404
          ADD_TAG           | other    | public community         | 204   403    403    404     404
          ADD_TAG           | other    | shared private           | 204   404    404    404     404
          REMOVE_TAG        | owner    | public community shared private | 204 204 403   404     404
          REMOVE_TAG        | member   | shared                   | 204   403    403    404     404
          REMOVE_TAG        | other    | public community         | 204   403    403    404     404
          REMOVE_TAG        | other    | shared private           | 204   404    404    404     404
          UPLOAD            | owner    | public community shared private | 204 204 403   404     404
          UPLOAD            | member   | shared                   | 204   403    403    404     404
          UPLOAD            | other    | public community         | 204   403    403    404     404
          UPLOAD            | other    | shared private           | 204   404    404    404     404
          STAGE             | owner    | public community shared private | 204 204 403   404     404
          STAGE             | member   | shared                   | 204   403    403    404     404
          STAGE             | other    | public community         | 204   403    403    404     404
          STAGE             | other    | shared private           | 204   404    404    404     404
          DEACTIVATE        | owner    | public community shared private | 204 204 403   404     404
          DEACTIVATE        | member   | shared                   | 204   403    403    404     404
          DEACTIVATE        | other    | public community         | 204   403    403    404     404
          DEACTIVATE        | other    | shared private           | 204   404    404    404     404
          REACTIVATE        | owner    | public community shared private | 204 204 403   404     404
          REACTIVATE        | member   | shared                   | 204   403    403    404     404
          REACTIVATE        | other    | public community         | 204   403    403    404     404
          REACTIVATE        | other    | shared private           | 204   404    404    404     404
          IMPORT            | owner    | public community shared private | 400 400 403   404     404
          IMPORT            | member   | shared                   | 400   403    403    404     404
          IMPORT            | other    | public community         | 400   403    403    404     404
          IMPORT            | other    | shared private           | 400   404    404    404     404
          DELETE_FROM_STORE | owner    | public community shared private | 409 403 403   404     404
          DELETE_FROM_STORE | member   | shared                   | 409   403    403    404     404
          DELETE_FROM_STORE | other    | public community         | 409   403    403    404     404
          DELETE_FROM_STORE | other    | shared private           | 409   404    404    404     404
          ADD_LOCATION      | owner    | public community shared private | 400 400 403   404     404
          ADD_LOCATION      | member   | shared                   | 400   403    403    404     404
          ADD_LOCATION      | other    | public community         | 400   403    403    404     404
          ADD_LOCATION      | other    | shared private           | 400   404    404    404     404
          LIST_LOCATIONS    | owner    | public community shared private | 200 403 403   200     404
          LIST_LOCATIONS    | member   | shared                   | 200   403    403    200     404
          LIST_LOCATIONS    | other    | public community         | 200   403    403    200     404
          LIST_LOCATIONS    | other    | shared private           | 200   404    404    200     404
          SHOW_STORES       | -        | -                        | 200   403    403    200     403
          LIST_AUDIT        | -        | -                        | 200   200    403    403     403
          CREATE_TASK       | -        | -                        | 400   400    400    403     403
          LIST_TASKS        | -        | -                        | 200   200    200    403     403
          SHOW_TASK         | -        | -                        | 404   404    404    403     403
          LIST_TASKS_OF_IMAGE | owner  | public private           | 200   200    200    404     404
          LIST_TASKS_OF_IMAGE | member | shared                   | 200   200    200    404     404
          LIST_TASKS_OF_IMAGE | other  | shared private           | 200   404    404    404     404
          ADD_MEMBER        | owner    | shared                   | 200   200    403    404     404
          ADD_MEMBER        | owner    | public community private | 403   403    403    404     404
          ADD_MEMBER        | member   | shared                   | 200   403    403    404     404
          ADD_MEMBER        | other    | public community         | 403   403    403    404     404
          ADD_MEMBER        | other    | shared                   | 200   404    404    404     404
          ADD_MEMBER        | other    | private                  | 403   404    404    404     404
          LIST_MEMBERS      | owner    | shared                   | 200   200    200    404     404
          LIST_MEMBERS      | owner    | public community private | 403   403    403    404     404
          LIST_MEMBERS      | member   | shared                   | 200   200    200    404     404
          LIST_MEMBERS      | other    | public community         | 403   403    403    404     404
          LIST_MEMBERS      | other    | shared                   | 200   404    404    404     404
          LIST_MEMBERS      | other    | private                  | 403   404    404    404     404
          SHOW_MEMBER       | member   | shared                   | 200   200    200    404     404
          SHOW_MEMBER       | member   | public private           | 404   404    404    404     404
          SHOW_MEMBER       | owner    | shared                   | 404   404    404    404     404
          SHOW_OTHER_MEMBER | owner    | shared                   | 200   200    200    404     404
          SHOW_OTHER_MEMBER | owner    | public community private | 404   404    404    404     404
          SHOW_OTHER_MEMBER | member   | shared                   | 200   404    404    404     404
          SHOW_OTHER_MEMBER | other    | public private           | 404   404    404    404     404
          ANSWER            | member   | shared                   | 200   200    403    404     404
          ANSWER            | member   | public community         | 403   403    403    404     404
          ANSWER            | member   | private                  | 403   404    404    404     404
          ANSWER_FOR_OTHER  | owner    | shared                   | 200   403    403    404     404
          ANSWER_FOR_OTHER  | owner    | public community private | 403   403    403    404     404
          ANSWER_FOR_OTHER  | member   | shared                   | 200   404    404    404     404
          ANSWER_FOR_OTHER  | other    | public community         | 403   403    403    404     404
          ANSWER_FOR_OTHER  | other    | shared                   | 200   404    404    404     404
          REMOVE_MEMBER     | owner    | shared                   | 204   204    403    404     404
          REMOVE_MEMBER     | owner    | public community private | 403   403    403    404     404
          REMOVE_MEMBER     | member   | shared                   | 204   403    403    404     404
          REMOVE_MEMBER     | other    | public community         | 403   403    403    404     404
          REMOVE_MEMBER     | other    | shared                   | 204   404    404    404     404
          REMOVE_MEMBER     | other    | private                  | 403   404    404    404     404
          """);

  /** What the owner may do with an image by its status; it was deleted in the last column. */
  static final String STATUSES =
      """
      operation           | queued uploading active deactivated deleted
      SHOW                | 200    200       200    200         404
      PATCH               | 200    200       200    200         404
      DELETE              | 204    204       204    204         404
      PREVIEW_DELETION    | 200    200       200    200         404
      DELETE_MANY         | 204    204       204    204         404
      DOWNLOAD            | 204    204       200    403         404
      ADD_TAG             | 204    204       204    204         404
      REMOVE_TAG          | 204    204       204    204         404
      UPLOAD              | 204    409       409    409         404
      STAGE               | 204    409       409    409         404
      DEACTIVATE          | 403    403       204    204         404
      REACTIVATE          | 403    403       204    204         404
      IMPORT              | 400    409       409    409         404
      DELETE_FROM_STORE   | 403    403       403    403         404
      ADD_LOCATION        | 400    409       409    409         404
      LIST_LOCATIONS      | 403    403       403    403         404
      LIST_TASKS_OF_IMAGE | 200    200       200    200         404
      ADD_MEMBER          | 200    200       200    200         404
      LIST_MEMBERS        | 200    200       200    200         404
      SHOW_MEMBER         | 404    404       404    404         404
      SHOW_OTHER_MEMBER   | 200    200       200    200         404
      ANSWER              | 404    404       404    404         404
      ANSWER_FOR_OTHER    | 403    403       403    403         404
      REMOVE_MEMBER       | 204    204       204    204         404
      """;

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(Map.of("images.recycle-bin.retention", "P1D"));
  }

  static Stream<RoleMatrix.Case> cases() {
    return MATRIX.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void roleDecides(RoleMatrix.Case given) {
    MATRIX.check(given);
  }

  static Stream<String> statuses() {
    return STATUSES.lines().skip(1);
  }

  /** Sends the request as the owner, on a shared image of each status. */
  @ParameterizedTest
  @MethodSource("statuses")
  void statusDecides(String line) {
    String[] cells = line.split(" *\\| *");
    Operation operation = Operation.valueOf(cells[0]);
    List<String> statuses = List.of(STATUSES.lines().findFirst().orElseThrow().split("[ |]+"));
    List<String> answers = List.of(cells[1].split(" +"));
    Map<String, Integer> expected = new LinkedHashMap<>();
    Map<String, Integer> given = new LinkedHashMap<>();
    for (int n = 0; n < answers.size(); n++) {
      String status = statuses.get(n + 1);
      String image =
          new ImageKind("owner", "shared", status, false)
              .create(Api.as("admin"), operation.isAboutMembers());
      expected.put(status, Integer.valueOf(answers.get(n)));
      given.put(status, operation.send(Api.as("member"), image).status());
    }
    assertEquals(expected, given);
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void withoutATokenNothingIsTold(Operation operation) {
    MATRIX.checkAnonymous(operation);
  }
}
