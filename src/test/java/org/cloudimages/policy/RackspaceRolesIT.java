package org.cloudimages.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The role matrix with the roles of Rackspace's guide. */
@ArquillianTest
@SharedDeployment(SharedDeployment.RACKSPACE)
class RackspaceRolesIT {

  /** Of few statuses, because what a status allows is the same for the roles of Keystone. */
  private static final RoleMatrix MATRIX =
      new RoleMatrix("operator", RoleTable.RACKSPACE, ImageKind::usual);

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.withRackspace();
  }

  @ParameterizedTest
  @EnumSource
  void everyUserIsAnsweredAsTheTableSays(Operation operation) {
    assertEquals(List.of(), MATRIX.wrong(operation));
  }
}
