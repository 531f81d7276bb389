package org.cloudimages.identity.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFileTest {

  private static final byte[] KEY = {1, 2, 3};
  private static final LocalUser USER =
      new LocalUser(
          "user-id",
          "user",
          "a hash",
          Optional.empty(),
          new LocalUser.Project("project-id", "project"),
          List.of("member"));

  @TempDir private Path directory;

  @Test
  void fileThatIsNotThereIsNoContent() {
    assertEquals(Optional.empty(), new UserFile(directory.resolve("users.json")).read());
  }

  @Test
  void contentIsReadBack() {
    UserFile file = new UserFile(directory.resolve("below/users.json"));

    file.write(new Accounts(KEY, List.of(USER)));

    Accounts content = file.read().orElseThrow();
    assertArrayEquals(KEY, content.signingKey());
    assertEquals(List.of(USER), content.users());
    assertEquals(Optional.of(USER), content.account("user-id").map(Accounts.Account::user));
    assertEquals(Optional.empty(), content.account("user").map(Accounts.Account::user));
  }

  @Test
  void onlyTheOwnerMayReadTheFile() throws Exception {
    Path path = directory.resolve("users.json");
    Files.writeString(path, "of a former version, readable for all");

    new UserFile(path).write(new Accounts(KEY, List.of(USER)));

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void nothingButTheFileIsLeft() throws Exception {
    new UserFile(directory.resolve("users.json")).write(new Accounts(KEY, List.of(USER)));

    try (var files = Files.list(directory)) {
      assertEquals(List.of(directory.resolve("users.json")), files.toList());
    }
  }

  @Test
  void damagedFileIsNotTakenForNone() throws Exception {
    Path path = directory.resolve("users.json");
    Files.writeString(path, "{\"signingKey\":");

    assertThrows(IllegalArgumentException.class, () -> new UserFile(path).read());
  }

  @Test
  void fileOfSomethingElseIsRefused() throws Exception {
    Path path = directory.resolve("users.json");
    Files.writeString(path, "{\"users\":[{\"id\":1}]}");

    assertThrows(IllegalArgumentException.class, () -> new UserFile(path).read());
  }

  @Test
  void twoUsersOfOneNameAreRefused() {
    LocalUser namesake =
        new LocalUser("other-id", "user", "hash", Optional.empty(), USER.project(), List.of());

    assertThrows(IllegalArgumentException.class, () -> new Accounts(KEY, List.of(USER, namesake)));
  }
}
