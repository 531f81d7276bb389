package org.cloudimages.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the role matrix forgets nothing. */
class RoleMatrixTest {

  @Test
  void everyEndpointThatNeedsAPolicyIsAnOperationOfTheMatrix() {
    assertEquals(
        Endpoint.guarded().keySet(),
        Stream.of(Operation.values()).map(Operation::endpoint).collect(Collectors.toSet()),
        "add the endpoint to Operation, and lines for it to RoleMatrixIT and RackspaceRolesIT");
  }

  @Test
  void everyOperationIsInBothTables() {
    for (RoleMatrix matrix : Set.of(RoleMatrixIT.MATRIX, RackspaceRolesIT.MATRIX)) {
      assertEquals(
          Set.of(Operation.values()),
          matrix.cases().map(RoleMatrix.Case::operation).collect(Collectors.toSet()));
    }
  }

  @Test
  void everyOperationOnAnImageIsInTheTableOfStatuses() {
    assertEquals(
        Stream.of(Operation.values())
            .filter(Operation::isAboutOneImage)
            .map(Operation::name)
            .collect(Collectors.toSet()),
        RoleMatrixIT.statuses()
            .map(line -> line.substring(0, line.indexOf(' ')))
            .collect(Collectors.toSet()));
  }
}
