package org.cloudimages.policy;

import java.util.Map;
import java.util.stream.Stream;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The role matrix with the roles of Rackspace's guide. */
@ArquillianTest
class RackspaceRolesIT {

  static final RoleMatrix MATRIX =
      new RoleMatrix(
          "operator",
          """
          operation         | relation | visibilities             | operator account-admin user-admin creator observer member
          CREATE            | -        | -                        | 201      201           201        201     403      403
          CREATE_PUBLIC     | -        | -                        | 201      403           403        403     403      403
          CREATE_COMMUNITY  | -        | -                        | 201      201           201        201     403      403
          CREATE_FOREIGN    | -        | -                        | 201      403           403        403     403      403
          LIST              | -        | -                        | 200      200           200        200     200      403
          SHOW              | owner    | public community shared private | 200 200         200        200     200      404
          SHOW              | member   | shared                   | 200      200           200        200     200      404
          SHOW              | other    | public community         | 200      200           200        200     200      404
          SHOW              | other    | shared private           | 200      404           404        404     404      404
          PATCH             | owner    | public community shared private | 200 200         200        403     403      404
          PATCH             | member   | shared                   | 200      403           403        403     403      404
          PATCH             | other    | public community         | 200      403           403        403     403      404
          PATCH             | other    | shared private           | 200      404           404        404     404      404
          DELETE            | owner    | public community shared private | 204 204         204        403     403      404
          DELETE            | member   | shared                   | 204      403           403        403     403      404
          DELETE            | other    | public community         | 204      403           403        403     403      404
          DELETE            | other    | shared private           | 204      404           404        404     404      404
          PREVIEW_DELETION  | owner    | public community shared private | 200 200         200        200     200      404
          PREVIEW_DELETION  | member   | shared                   | 200      200           200        200     200      404
          PREVIEW_DELETION  | other    | shared private           | 200      404           404        404     404      404
          DELETE_MANY       | owner    | shared                   | 204      204           204        403     403      404
          DELETE_MANY       | other    | public community         | 204      403           403        403     403      404
          LIST_RECYCLED     | -        | -                        | 200      200           200        403     403      403
          SHOW_RECYCLED     | owner    | public private           | 200      200           200        403     403      404
          SHOW_RECYCLED     | other    | public private           | 200      404           404        404     404      404
          RESTORE           | owner    | public private           | 200      200           200        403     403      404
          RESTORE           | other    | public private           | 200      404           404        404     404      404
          PURGE             | owner    | public private           | 204      204           204        403     403      404
          PURGE             | other    | public private           | 204      404           404        404     404      404
          DOWNLOAD          | owner    | public community shared private | 204 204         204        204     204      404
          DOWNLOAD          | member   | shared                   | 204      204           204        204     204      404
          DOWNLOAD          | other    | public community         | 204      204           204        204     204      404
          DOWNLOAD          | other    | shared private           | 204      404           404        404     404      404
          ADD_TAG           | owner    | public community shared private | 204 204         204        204     204      404
          ADD_TAG           | member   | shared                   | 204      403           403        403     403      404
          ADD_TAG           | other    | public community         | 204      403           403        403     403      404
          ADD_TAG           | other    | shared private           | 204      404           404        404     404      404
          REMOVE_TAG        | owner    | public community shared private | 204 204         204        204     204      404
          REMOVE_TAG        | member   | shared                   | 204      403           403        403     403      404
          REMOVE_TAG        | other    | public community         | 204      403           403        403     403      404
          REMOVE_TAG        | other    | shared private           | 204      404           404        404     404      404
          UPLOAD            | owner    | public community shared private | 204 204         204        204     403      404
          UPLOAD            | member   | shared                   | 204      403           403        403     403      404
          UPLOAD            | other    | public community         | 204      403           403        403     403      404
          UPLOAD            | other    | shared private           | 204      404           404        404     404      404
          STAGE             | owner    | public community shared private | 204 204         204        204     403      404
          STAGE             | member   | shared                   | 204      403           403        403     403      404
          STAGE             | other    | public community         | 204      403           403        403     403      404
          STAGE             | other    | shared private           | 204      404           404        404     404      404
          DEACTIVATE        | owner    | public community shared private | 204 403         403        403     403      404
          DEACTIVATE        | member   | shared                   | 204      403           403        403     403      404
          DEACTIVATE        | other    | public community         | 204      403           403        403     403      404
          DEACTIVATE        | other    | shared private           | 204      404           404        404     404      404
          REACTIVATE        | owner    | public community shared private | 204 403         403        403     403      404
          REACTIVATE        | member   | shared                   | 204      403           403        403     403      404
          REACTIVATE        | other    | public community         | 204      403           403        403     403      404
          REACTIVATE        | other    | shared private           | 204      404           404        404     404      404
          IMPORT            | owner    | public community shared private | 400 400         400        400     403      404
          IMPORT            | member   | shared                   | 400      403           403        403     403      404
          IMPORT            | other    | public community         | 400      403           403        403     403      404
          IMPORT            | other    | shared private           | 400      404           404        404     404      404
          DELETE_FROM_STORE | owner    | public community shared private | 409 403         403        403     403      404
          DELETE_FROM_STORE | member   | shared                   | 409      403           403        403     403      404
          DELETE_FROM_STORE | other    | public community         | 409      403           403        403     403      404
          DELETE_FROM_STORE | other    | shared private           | 409      404           404        404     404      404
          ADD_LOCATION      | owner    | public community shared private | 400 403         403        403     403      404
          ADD_LOCATION      | member   | shared                   | 400      403           403        403     403      404
          ADD_LOCATION      | other    | public community         | 400      403           403        403     403      404
          ADD_LOCATION      | other    | shared private           | 400      404           404        404     404      404
          LIST_LOCATIONS    | owner    | public community shared private | 200 403         403        403     403      404
          LIST_LOCATIONS    | member   | shared                   | 200      403           403        403     403      404
          LIST_LOCATIONS    | other    | public community         | 200      403           403        403     403      404
          LIST_LOCATIONS    | other    | shared private           | 200      404           404        404     404      404
          SHOW_STORES       | -        | -                        | 200      403           403        403     403      403
          LIST_AUDIT        | -        | -                        | 200      200           200        403     403      403
          CREATE_TASK       | -        | -                        | 400      400           400        403     403      403
          LIST_TASKS        | -        | -                        | 200      200           200        200     200      403
          SHOW_TASK         | -        | -                        | 404      404           404        404     404      403
          LIST_TASKS_OF_IMAGE | owner  | public private           | 200      200           200        200     200      404
          LIST_TASKS_OF_IMAGE | other  | shared private           | 200      404           404        404     404      404
          ADD_MEMBER        | owner    | shared                   | 200      200           200        200     403      404
          ADD_MEMBER        | owner    | public community private | 403      403           403        403     403      404
          ADD_MEMBER        | member   | shared                   | 200      404           404        404     404      404
          ADD_MEMBER        | other    | public community         | 403      404           404        404     404      404
          ADD_MEMBER        | other    | shared                   | 200      404           404        404     404      404
          LIST_MEMBERS      | owner    | shared                   | 200      200           200        200     200      404
          LIST_MEMBERS      | member   | shared                   | 200      200           200        200     200      404
          LIST_MEMBERS      | other    | public                   | 403      403           403        403     403      404
          LIST_MEMBERS      | other    | shared                   | 200      404           404        404     404      404
          SHOW_MEMBER       | member   | shared                   | 200      200           200        200     200      404
          SHOW_OTHER_MEMBER | owner    | shared                   | 200      200           200        200     200      404
          SHOW_OTHER_MEMBER | member   | shared                   | 200      404           404        404     404      404
          ANSWER            | member   | shared                   | 200      200           200        403     403      404
          ANSWER_FOR_OTHER  | owner    | shared                   | 200      403           403        403     403      404
          ANSWER_FOR_OTHER  | member   | shared                   | 200      404           404        404     404      404
          REMOVE_MEMBER     | owner    | shared                   | 204      204           204        403     403      404
          REMOVE_MEMBER     | member   | shared                   | 204      403           403        403     403      404
          REMOVE_MEMBER     | other    | public                   | 403      403           403        403     403      404
          REMOVE_MEMBER     | other    | shared                   | 204      404           404        404     404      404
          """);

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of("images.role-profile", "rackspace", "images.recycle-bin.retention", "P1D"));
  }

  static Stream<RoleMatrix.Case> cases() {
    return MATRIX.cases();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void roleDecides(RoleMatrix.Case given) {
    MATRIX.check(given);
  }
}
