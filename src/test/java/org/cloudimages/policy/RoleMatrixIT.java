package org.cloudimages.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The role matrix with OpenStack's roles. */
@ArquillianTest
@SharedDeployment(SharedDeployment.RECYCLE_BIN)
@Tag("identity")
class RoleMatrixIT {

  private static final RoleMatrix MATRIX =
      new RoleMatrix("admin", RoleTable.KEYSTONE, ImageKind::few);

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.withRecycleBin();
  }

  @ParameterizedTest
  @EnumSource
  void everyUserIsAnsweredAsTheTableSays(Operation operation) {
    assertEquals(List.of(), MATRIX.wrong(operation));
  }
}
