package org.cloudimages.data.exchange;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.cloudimages.task.control.TaskFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPathTest {

  private static JsonObject input(String path) {
    return Json.createObjectBuilder().add("from", path).build();
  }

  private static ObjectPath parse(String path) {
    return ObjectPath.parse("from", input(path));
  }

  @ParameterizedTest
  @CsvSource({"c/o, c, o", "my things/a/b.vhd, my things, a/b.vhd", "c/..o, c, ..o", "c//, c, /"})
  void containerIsWhatComesBeforeTheFirstSlash(String path, String container, String object) {
    assertEquals(new ObjectPath(container, object), parse(path));
    assertEquals(path, parse(path).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "c", "c/", "/o", "c/..", "c/../d/o", "../o", "c/./o", "c/o/..", "./o"})
  void whatIsNoObjectOfAContainerIsRefused(String path) {
    assertRefused(400, () -> parse(path));
  }

  @Test
  void textThatIsTooLongIsRefused() {
    assertRefused(400, () -> parse("c/" + "o".repeat(1300)));
  }

  @Test
  void containerWithAnUnusualNameIsForNoTask() {
    for (String name : new String[] {"a.b", "a?b", "a/b"}) {
      assertThrows(TaskFailure.class, () -> new ObjectPath(name, "o").requireUsualContainer());
    }
    assertDoesNotThrow(() -> new ObjectPath("a b-c_ü", "o").requireUsualContainer());
  }
}
