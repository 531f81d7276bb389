package org.cloudimages.identity.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.JsonException;
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

    file.write(UserFile.Content.of(KEY, List.of(USER)));

    UserFile.Content content = file.read().orElseThrow();
    assertArrayEquals(KEY, content.signingKey());
    assertEquals(List.of(USER), content.users());
    assertEquals(Optional.of(USER), content.user("user-id"));
    assertEquals(Optional.empty(), content.user("user"));
  }

  @Test
  void onlyTheOwnerMayReadTheFile() throws Exception {
    Path path = directory.resolve("users.json");
    Files.writeString(path, "of a former version, readable for all");

    new UserFile(path).write(UserFile.Content.of(KEY, List.of(USER)));

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void nothingButTheFileIsLeft() throws Exception {
    new UserFile(directory.resolve("users.json")).write(UserFile.Content.of(KEY, List.of(USER)));

    try (var files = Files.list(directory)) {
      assertEquals(List.of(directory.resolve("users.json")), files.toList());
    }
  }

  @Test
  void damagedFileIsNotTakenForNone() throws Exception {
    Path path = directory.resolve("users.json");
    Files.writeString(path, "{\"signingKey\":");

    assertThrows(JsonException.class, () -> new UserFile(path).read());
  }
}
