package org.cloudimages.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.testing.TestUser;
import org.junit.jupiter.api.Test;

/** That the role matrix forgets nothing. */
class RoleMatrixTest {

  private static final List<RoleTable> TABLES = List.of(RoleTable.KEYSTONE, RoleTable.RACKSPACE);

  @Test
  void everyEndpointThatNeedsATokenIsAnOperationOfTheMatrix() {
    assertEquals(
        Endpoint.forCallers(),
        Stream.of(Operation.values()).map(Operation::endpoint).collect(Collectors.toSet()),
        "add the endpoint to Operation, and lines for it to the files beside RoleMatrixTest");
  }

  @Test
  void everyOperationIsInTheTables() {
    Set<String> onImages = names(true);
    assertEquals(onImages, RoleTable.statuses().keySet());
    Set<String> rows = new HashSet<>(ImageKind.VISIBILITIES);
    rows.add("is");
    rows.addAll(onImages);
    rows.addAll(names(false));
    TABLES.forEach(table -> assertEquals(rows, table.rows().keySet()));
  }

  private static Set<String> names(boolean isAboutImage) {
    return Stream.of(Operation.values())
        .filter(operation -> operation.isAboutImage() == isAboutImage)
        .map(Operation::name)
        .collect(Collectors.toSet());
  }

  @Test
  void everyStatusIsAColumn() {
    RoleTable.statuses()
        .forEach(
            (operation, row) ->
                assertEquals(Set.copyOf(ImageKind.STATUSES), row.keySet(), operation));
  }

  @Test
  void everyFieldHasItsAnswer() {
    for (RoleTable table : TABLES) {
      for (Operation operation : Operation.values()) {
        int kinds = operation.isAboutImage() ? 4 * 9 : 1;

        assertEquals(
            kinds * table.users().size(),
            table.cells(operation, ImageKind.all()).map(table::expected).toList().size());
      }
    }
  }

  @Test
  void everyColumnIsAUserOfTheTests() {
    Set<String> users = TestUser.ALL.stream().map(TestUser::name).collect(Collectors.toSet());
    for (RoleTable table : TABLES) {
      assertEquals(
          Set.of(RoleTable.ANONYMOUS),
          table.users().stream().filter(user -> !users.contains(user)).collect(Collectors.toSet()));
    }
  }

  @Test
  void theQuickWayMeetsEveryVisibilityAndEveryStatus() {
    for (Operation operation : Operation.values()) {
      List<ImageKind> kinds = ImageKind.few(operation.status());

      assertEquals(4 + 9 - 1, kinds.size());
      assertEquals(
          Set.copyOf(ImageKind.VISIBILITIES),
          kinds.stream().map(ImageKind::visibility).collect(Collectors.toSet()));
      assertEquals(
          Set.copyOf(ImageKind.STATUSES),
          kinds.stream().map(ImageKind::status).collect(Collectors.toSet()));
    }
  }
}
