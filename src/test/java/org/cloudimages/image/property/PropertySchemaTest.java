package org.cloudimages.image.property;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.image.change.ImagePatch;
import org.cloudimages.image.change.NewImage;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertySchemaTest {

  private static final String UUID = "01234567-89ab-CDEF-0123-456789abcdef";
  private static final PropertySchema USUAL = new PropertySchema(Settings.of(Map.of()));

  @TempDir private Path directory;

  private PropertySchema schema(String json) throws IOException {
    Path file = Files.writeString(directory.resolve("schema-image.json"), json.replace('\'', '"'));
    return new PropertySchema(Settings.of(Map.of("images.schema-file", file.toString())));
  }

  private static AttributeChange property(String name, String value) {
    return new AttributeChange.Property(name, value);
  }

  private static void assertInvalid(PropertySchema schema, String value, String why) {
    assertEquals(
        "Invalid value for 'p': " + why,
        assertRefused(400, () -> schema.require("p", value)).message());
  }

  @Test
  void usualTypesAreThoseThatTheClientsOfTheFieldKnow() {
    assertEquals(
        List.of(
            "kernel_id",
            "ramdisk_id",
            "instance_uuid",
            "architecture",
            "os_distro",
            "os_version",
            "description",
            "cinder_encryption_key_id",
            "cinder_encryption_key_deletion_policy"),
        List.copyOf(USUAL.types().keySet()));
    assertEquals(List.of(), USUAL.required());
    USUAL.require("kernel_id", UUID);
    USUAL.require("ramdisk_id", null);
    USUAL.require("os_distro", "");
    USUAL.require("cinder_encryption_key_deletion_policy", "do_not_delete");
    USUAL.require("anything", "else");
  }

  @ParameterizedTest
  @CsvSource({
    "kernel_id,x",
    "ramdisk_id,0123456789abcdef0123456789abcdef",
    "cinder_encryption_key_deletion_policy,never",
    "cinder_encryption_key_deletion_policy,",
    "os_distro,",
    "anything,"
  })
  void valueOfAnotherTypeIsRefusedByTheNameOfTheProperty(String name, String value) {
    String message = assertRefused(400, () -> USUAL.require(name, value)).message();

    assertTrue(message.startsWith("Invalid value for '" + name + "': it must "), message);
  }

  @Test
  void fileReplacesTheUsualTypes() throws IOException {
    PropertySchema schema = schema("{'p':{'type':['null','string'],'enum':[null,'a','b']}}");

    schema.require("kernel_id", "anything");
    schema.require("p", null);
    assertInvalid(schema, "c", "it must be one of a, b.");
    assertEquals(
        JsonText.object("{'type':['null','string'],'enum':[null,'a','b'],'is_base':false}"),
        schema.types().get("p").schema());
  }

  @Test
  void lengthsAndPatternsAreKept() throws IOException {
    PropertySchema schema =
        schema("{'p':{'minLength':2,'maxLength':3,'pattern':'x$','is_base':true,'title':'P'}}");

    schema.require("p", "💿x");
    assertInvalid(schema, "x", "it must have at least 2 characters.");
    assertInvalid(schema, "aaax", "it must have at most 3 characters.");
    assertInvalid(schema, "xy", "it must match x$.");
    assertInvalid(schema, null, "it must be a string.");
    assertEquals(
        JsonText.object(
            "{'type':'string','minLength':2,'maxLength':3,'pattern':'x$','is_base':false,'title':'P'}"),
        schema.types().get("p").schema());
  }

  @Test
  void nullThatIsNoneOfTheWordsIsRefused() throws IOException {
    assertInvalid(
        schema("{'p':{'type':['string','null'],'enum':['a']}}"), null, "it must be a string.");
  }

  @Test
  void textThatNoPatternCanBeHeldAgainstDoesNotMatch() throws IOException {
    assertInvalid(
        schema("{'p':{'pattern':'^(a|b)*$'}}"), "ab".repeat(30_000), "it must match ^(a|b)*$.");
  }

  @Test
  void patternThatGoesBackAndForthDoesNotMatch() throws IOException {
    PropertySchema schema = schema("{'p':{'pattern':'^a*a*a*a*b'}}");

    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> assertInvalid(schema, "a".repeat(10_000), "it must match ^a*a*a*a*b."));
  }

  @Test
  void patternIsFoundInALongText() throws IOException {
    schema("{'p':{'pattern':'^([a-z ]|[0-9])[a-z ]*[0-9]?$'}}").require("p", "a ".repeat(30_000));
  }

  @Test
  void requiredOnesMustBeGivenWhenAnImageIsMade() throws IOException {
    PropertySchema schema = schema("{'properties':{'p':{}},'required':['p','name','untyped','p']}");
    List<AttributeChange> most =
        List.of(property("p", "x"), new AttributeChange.Base(ImageAttribute.NAME, null));

    assertEquals(List.of("p", "name", "untyped"), schema.required());
    assertEquals(
        "Invalid value for 'untyped': each image must have it.",
        assertRefused(400, () -> new NewImage(Optional.empty(), most).requireFits(schema))
            .message());
    assertDoesNotThrow(
        () ->
            new NewImage(
                    Optional.empty(), List.of(most.get(0), most.get(1), property("untyped", "")))
                .requireFits(schema));
  }

  @Test
  void idIsGivenToo() throws IOException {
    PropertySchema schema = schema("{'properties':{},'required':['id']}");

    assertRefused(400, () -> new NewImage(Optional.empty(), List.of()).requireFits(schema));
    assertDoesNotThrow(() -> new NewImage(Optional.of(UUID), List.of()).requireFits(schema));
  }

  @Test
  void everyOperationThatGivesAValueIsHeldAgainstIt() throws IOException {
    PropertySchema schema = schema("{'p':{'enum':['a']}}");
    AttributeChange change = property("p", "b");

    for (ImagePatch.Operation operation :
        List.of(
            new ImagePatch.Operation.Set(change),
            new ImagePatch.Operation.Add(change),
            new ImagePatch.Operation.Replace(change))) {
      assertRefused(400, () -> new ImagePatch(List.of(operation)).requireFits(schema));
    }
    assertDoesNotThrow(
        () -> new ImagePatch(List.of(new ImagePatch.Operation.Remove("p"))).requireFits(schema));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|it is no JSON object: ",
        "{'p':|it is no JSON object: ",
        "{'p':1}|'p' must be an object",
        "{'properties':[]}|'properties' must be an object",
        "{'properties':{},'required':'p'}|'required' must be an array of names",
        "{'properties':{},'required':[1]}|'required' must be an array of names",
        "{'properties':{},'required':['status']}|no client can set 'status'",
        "{'properties':{},'required':['os_glance_x']}|no client can set 'os_glance_x'",
        "{'os_glance_x':{}}|no client can set 'os_glance_x'",
        "{'deleted':{}}|no client can set 'deleted'",
        "{'name':{}}|'name' is an attribute of each image, which has its type",
        "{'p':{'type':'integer'}}|'type' of 'p' must be \"string\", or [\"null\", \"string\"]",
        "{'p':{'type':'null'}}|'type' of 'p' must be",
        "{'p':{'type':['string','number']}}|'type' of 'p' must be",
        "{'p':{'enum':'a'}}|'enum' of 'p' must be an array of texts, or of texts and null",
        "{'p':{'enum':[1]}}|'enum' of 'p' must be an array",
        "{'p':{'enum':[]}}|'enum' of 'p' must be an array",
        "{'p':{'pattern':1}}|'pattern' of 'p' must be a text",
        "{'p':{'pattern':'('}}|'pattern' of 'p' is no regular expression: ",
        "{'p':{'minLength':-1}}|'minLength' of 'p' must be a whole number from 0",
        "{'p':{'maxLength':1.5}}|'maxLength' of 'p' must be a whole number from 0",
        "{'p':{'maxLength':99999999999}}|'maxLength' of 'p' must be a whole number from 0",
        "{'p':{'anyOf':[]}}|'anyOf' of 'p' is not supported"
      })
  void brokenFileEndsTheStartByTheNameOfTheSetting(String json, String why) {
    String message = assertThrows(IllegalArgumentException.class, () -> schema(json)).getMessage();

    assertTrue(message.startsWith("images.schema-file, " + directory), message);
    assertTrue(message.contains(": " + why), message);
  }

  @Test
  void fileThatIsNotThereOrTooLongEndsTheStart() {
    String tooLong = "{'p':{'description':'" + "x".repeat(SchemaFile.MAX_BYTES) + "'}}";
    Map<String, String> missing = Map.of("images.schema-file", directory + "/missing");

    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> schema(tooLong))
            .getMessage()
            .endsWith("it has more than 262144 bytes"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> new PropertySchema(Settings.of(missing)))
            .getMessage()
            .contains("it cannot be read"));
  }
}
