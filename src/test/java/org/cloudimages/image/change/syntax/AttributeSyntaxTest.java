package org.cloudimages.image.change.syntax;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cloudimages.fault.Fault;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeSyntaxTest {

  private static final String UUID = "01234567-89ab-CDEF-0123-456789abcdef";

  @Test
  void valuesGetTheTypeOfTheirAttribute() {
    assertChange("name", "\"x\"", "x");
    assertChange("name", "\"\"", "");
    assertChange("owner", "\"x\"", "x");
    assertChange("visibility", "\"community\"", Visibility.COMMUNITY);
    assertChange("protected", "true", true);
    assertChange("os_hidden", "false", false);
    assertChange("disk_format", "\"qcow2\"", "qcow2");
    assertChange("container_format", "\"docker\"", "docker");
    assertChange("min_disk", "0", 0);
    assertChange("min_ram", "2147483647", Integer.MAX_VALUE);
    assertChange("tags", "[\"b\",\"a\",\"b\"]", Set.of("a", "b"));
    assertChange("tags", "[]", Set.of());
    assertChange("anything/else~", "\"\"", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "owner", "disk_format", "container_format", "a_property"})
  void someAttributesMayBeNull(String name) {
    assertChange(name, "null", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name|1",
        "name|true",
        "name|{}",
        "name|[]",
        "owner|1",
        "visibility|null",
        "visibility|\"PUBLIC\"",
        "visibility|1",
        "protected|null",
        "protected|\"true\"",
        "protected|1",
        "os_hidden|\"false\"",
        "disk_format|\"tar\"",
        "disk_format|\"\"",
        "disk_format|1",
        "container_format|\"zip\"",
        "container_format|[]",
        "min_disk|-1",
        "min_disk|1.5",
        "min_disk|1e3",
        "min_disk|2147483648",
        "min_disk|1e999999999",
        "min_disk|\"1\"",
        "min_disk|null",
        "min_ram|{}",
        "tags|null",
        "tags|\"a\"",
        "tags|[1]",
        "tags|[null]",
        "tags|{}",
        "a_property|1",
        "a_property|true",
        "a_property|{}",
        "a_property|[]"
      })
  void otherValueIsRefusedByTheNameOfTheAttribute(String name, String json) {
    Fault fault = assertRefused(400, () -> change(name, json));

    assertTrue(
        fault.message().startsWith("Invalid value for '" + name + "': it must be "),
        fault.message());
  }

  @Test
  void textIsCountedInCharacters() {
    assertChange("name", '"' + "💿".repeat(255) + '"', "💿".repeat(255));
    assertTooLong("name", "name", "💿".repeat(256), 255);
    assertTooLong("owner", "owner", "x".repeat(256), 255);
    assertTooLong("a_property", "a_property", "x".repeat(65_537), 65_536);
    assertTooLong("x".repeat(256), "name of a property", "", 255);
    assertRefused(400, () -> change("tags", "[\"" + "x".repeat(256) + "\"]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "a\\ud800", "\\udc00b", "\\udc00\\ud800"})
  void textThatNotEveryDatabaseKeepsIsRefused(String escape) {
    String why =
        escape.equals("\\u0000")
            ? "it has U+0000, which not every database keeps."
            : "it has half of a surrogate pair, which is no character.";
    assertInvalid("name", '"' + escape + '"', why);
    assertInvalid("a_property", '"' + escape + '"', why);
    assertInvalid("tags", "[\"" + escape + "\"]", why);
  }

  @Test
  void nameThatNotEveryDatabaseKeepsIsRefused() {
    assertRefused(400, () -> change("a\u0000b", "\"x\""));
    assertRefused(400, () -> change("a\ud800b", "\"x\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "status",
        "checksum",
        "size",
        "virtual_size",
        "created_at",
        "updated_at",
        "os_hash_algo",
        "os_hash_value",
        "direct_url",
        "self",
        "file",
        "schema",
        "stores",
        "locations"
      })
  void whatTheServerSetsIsReadOnly(String name) {
    assertRefused(403, "'" + name + "' is read-only.", () -> change(name, "null"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"location", "deleted", "deleted_at", "os_glance", "os_glance_import_task"})
  void someNamesAreReserved(String name) {
    assertRefused(403, "'" + name + "' is reserved.", () -> change(name, "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " x", "x ", "\tx", "x\n", "id ", " tags"})
  void propertyHasANameWithoutBlanksAroundIt(String name) {
    assertRefused(
        400,
        "Invalid value for 'name of a property': '"
            + name
            + (name.isEmpty() ? "' is empty." : "' has a blank at an end."),
        () -> change(name, "\"x\""));
  }

  @Test
  void propertyOfAnyNameCanBeRemoved() {
    for (String name : List.of("", " ", "id ", "x".repeat(300), "a\u0000b")) {
      assertDoesNotThrow(() -> AttributeSyntax.requireRemovable(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a ", " a", "...", "a.", "/"})
  void tagIsAnyTextThatAPathCanName(String tag) {
    assertChange("tags", "[\"" + tag + "\"]", Set.of(tag));
  }

  @Test
  void idIsAnyUuidInSmallLetters() {
    assertEquals(UUID.toLowerCase(Locale.ROOT), AttributeSyntax.id(Json.createValue(UUID)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", UUID + "0", "0123456789abcdef0123456789abcdef", UUID + "\n"})
  void otherTextIsNoId(String id) {
    assertRefused(
        400,
        "Invalid value for 'id': it must be a UUID.",
        () -> AttributeSyntax.id(Json.createValue(id)));
  }

  @Test
  void idIsNeverNull() {
    assertRefused(400, () -> AttributeSyntax.id(JsonValue.NULL));
    assertRefused(400, () -> AttributeSyntax.id(Json.createValue(1)));
  }

  private static AttributeChange change(String name, String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return AttributeSyntax.change(name, reader.readValue());
    }
  }

  private static void assertChange(String name, String json, Object value) {
    AttributeChange expected =
        ImageAttribute.of(name)
            .<AttributeChange>map(attribute -> new AttributeChange.Base(attribute, value))
            .orElseGet(() -> new AttributeChange.Property(name, (String) value));
    assertEquals(expected, change(name, json));
  }

  private static void assertTooLong(String name, String field, String text, int longest) {
    assertRefused(
        400,
        "Invalid value for '" + field + "': it has more than " + longest + " characters.",
        () -> change(name, '"' + text + '"'));
  }

  private static void assertInvalid(String name, String json, String why) {
    assertRefused(400, "Invalid value for '" + name + "': " + why, () -> change(name, json));
  }
}
