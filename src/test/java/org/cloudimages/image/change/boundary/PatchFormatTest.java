package org.cloudimages.image.change.boundary;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.cloudimages.fault.Fault;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.image.change.ImagePatch.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchFormatTest {

  private static final AttributeChange X = new AttributeChange.Property("x", "y");

  @ParameterizedTest
  @CsvSource({
    "application/openstack-images-v2.1-json-patch,V2_1",
    "application/openstack-images-v2.0-json-patch,V2_0",
    "Application/OpenStack-Images-v2.1-JSON-Patch ; charset=utf-8,V2_1"
  })
  void mediaTypeNamesTheFormat(String type, PatchFormat format) {
    assertEquals(format, PatchFormat.of(type));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", ";", "application/json", "application/openstack-images-v2.2-json-patch"})
  void otherMediaTypeIsRefusedWithThoseThatAreAccepted(String type) {
    Fault fault = assertRefused(415, () -> PatchFormat.of(type));

    assertEquals(
        "application/openstack-images-v2.0-json-patch,"
            + " application/openstack-images-v2.1-json-patch",
        fault.headers().get("Accept-Patch"));
  }

  @Test
  void operationsAreReadInOrder() {
    assertEquals(
        List.of(new Operation.Set(X), new Operation.Replace(X), new Operation.Remove("x")),
        parse(
            PatchFormat.V2_1,
            """
            [{"op":"add","path":"/x","value":"y"},
             {"op":"replace","path":"/x","value":"y"},
             {"op":"remove","path":"/x"}]\
            """));
  }

  @Test
  void addOfTheOldFormatNeverReplaces() {
    assertEquals(
        List.of(new Operation.Add(X), new Operation.Replace(X), new Operation.Remove("x")),
        parse(
            PatchFormat.V2_0,
            """
            [{"add":"/x","value":"y"}, {"replace":"/x","value":"y"}, {"remove":"/x"}]\
            """));
  }

  @Test
  void noOperationIsAPatch() {
    assertEquals(List.of(), parse(PatchFormat.V2_1, "[]"));
  }

  @ParameterizedTest
  @CsvSource({"/a~1b,a/b", "/a~0b,a~b", "/a~01b,a~1b", "' / a ',' a '", "/,''", "/ä b,ä b"})
  void pathNamesOneAttribute(String path, String name) {
    assertEquals(
        List.of(new Operation.Remove(name)),
        parse(PatchFormat.V2_1, "[{\"op\":\"remove\",\"path\":\"" + path + "\"}]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "''",
        "'x'",
        "'//'",
        "'//x'",
        "'/x/'",
        "'/x/y'",
        "'/tags/-'",
        "'/tags/0'",
        "'/~'",
        "'/~2'",
        "'/a~'",
        "'/locations/'",
        "'/locations/0/1'",
        "1",
        "null",
        "['/x']",
        "{}"
      })
  void otherPathIsRefused(String path) {
    String json = path.replace('\'', '"');

    Fault fault =
        assertRefused(
            400, () -> parse(PatchFormat.V2_1, "[{\"op\":\"remove\",\"path\":" + json + "}]"));

    assertTrue(fault.message().startsWith("Invalid value for 'path': "), fault.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1]",
        "[null]",
        "['x']",
        "[[]]",
        "[{}]",
        "[{'op':'test','path':'/x','value':'y'}]",
        "[{'op':'move','path':'/x','from':'/y'}]",
        "[{'op':'Add','path':'/x','value':'y'}]",
        "[{'op':1,'path':'/x','value':'y'}]",
        "[{'op':'add','value':'y'}]",
        "[{'op':'add','path':'/x'}]",
        "[{'op':'replace','path':'/x'}]",
        "[{'op':'add','path':'/x','value':'y'},{'op':'add'}]",
        "[{'add':'/x','value':'y'}]"
      })
  void otherOperationIsRefused(String json) {
    assertRefused(400, () -> parse(PatchFormat.V2_1, json.replace('\'', '"')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'add':'/x','remove':'/x','value':'y'}]",
        "[{'value':'y'}]",
        "[{'op':'add','path':'/x','value':'y'}]",
        "[{'add':'/x'}]",
        "[{'add':1,'value':'y'}]"
      })
  void otherOperationOfTheOldFormatIsRefused(String json) {
    assertRefused(400, () -> parse(PatchFormat.V2_0, json.replace('\'', '"')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/status", "/id", "/locations", "/locations/0", "/locations/-"})
  void readOnlyAttributeIsForbidden(String path) {
    assertRefused(
        403,
        () ->
            parse(
                PatchFormat.V2_1, "[{\"op\":\"add\",\"path\":\"" + path + "\",\"value\":\"x\"}]"));
    assertRefused(
        403, () -> parse(PatchFormat.V2_1, "[{\"op\":\"remove\",\"path\":\"" + path + "\"}]"));
  }

  @Test
  void baseAttributeCannotBeRemoved() {
    assertRefused(
        403,
        "'name' cannot be removed.",
        () -> parse(PatchFormat.V2_1, "[{\"op\":\"remove\",\"path\":\"/name\"}]"));
  }

  private static List<Operation> parse(PatchFormat format, String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return format.parse(reader.readArray()).operations();
    }
  }
}
