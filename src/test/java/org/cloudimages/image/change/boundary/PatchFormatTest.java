package org.cloudimages.image.change.boundary;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.image.change.ImagePatch.Operation;
import org.cloudimages.image.location.LocationChange;
import org.cloudimages.image.location.NewLocation;
import org.cloudimages.image.location.ValidationData;
import org.cloudimages.testing.JsonText;
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
  @ValueSource(strings = {"/status", "/id", "/direct_url"})
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

  private static final String DIGESTS = "{'os_hash_algo':'sha512','os_hash_value':'AB'}";

  private static LocationChange locate(String operation) {
    Operation parsed = parse(PatchFormat.V2_1, "[{" + operation.replace('\'', '"') + "}]").get(0);
    return ((Operation.Locate) parsed).change();
  }

  @Test
  void locationsAreAddedReplacedAndRemoved() {
    NewLocation plain =
        new NewLocation(URI.create("http://host/x"), Optional.empty(), Optional.empty());
    NewLocation full =
        new NewLocation(
            URI.create("http://host/y"),
            Optional.of("{\"a\":[1]}"),
            Optional.of(new ValidationData(Optional.empty(), "sha512", "ab")));
    String first = "{'url':'http://host/x','metadata':{'store':'web'}}";
    String second =
        "{'url':'http://host/y','metadata':{'a':[1]},'validation_data':" + DIGESTS + "}";

    assertEquals(
        new LocationChange.Add(OptionalInt.empty(), plain),
        locate("'op':'add','path':'/locations/-','value':" + first));
    assertEquals(
        new LocationChange.Add(OptionalInt.of(3), full),
        locate("'op':'add','path':'/ locations / 3','value':" + second));
    assertEquals(
        new LocationChange.Replace(List.of(plain, full)),
        locate("'op':'replace','path':'/locations','value':[" + first + "," + second + "]"));
    assertEquals(
        new LocationChange.Remove(OptionalInt.of(0)),
        locate("'op':'remove','path':'/locations/0'"));
    assertEquals(
        new LocationChange.Remove(OptionalInt.empty()),
        locate("'op':'remove','path':'/locations/-'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'op':'add','path':'/locations','value':{'url':'http://h/x','metadata':{}}",
        "'op':'replace','path':'/locations/0','value':{'url':'http://h/x','metadata':{}}",
        "'op':'remove','path':'/locations'",
        "'op':'remove','path':'/locations/x'",
        "'op':'remove','path':'/locations/+1'",
        "'op':'remove','path':'/locations/9999999999'",
        "'op':'add','path':'/locations/-'",
        "'op':'add','path':'/locations/-','value':'http://h/x'",
        "'op':'add','path':'/locations/-','value':{'metadata':{}}",
        "'op':'add','path':'/locations/-','value':{'url':1,'metadata':{}}",
        "'op':'add','path':'/locations/-','value':{'url':'x','metadata':{}}",
        "'op':'add','path':'/locations/-','value':{'url':'http://h/a b','metadata':{}}",
        "'op':'add','path':'/locations/-','value':{'url':'http://h/\u00e4','metadata':{}}",
        "'op':'add','path':'/locations/-','value':{'url':'http://h/x'}",
        "'op':'add','path':'/locations/-','value':{'url':'http://h/x','metadata':[]}",
        "'op':'add','path':'/locations/-','value':{'url':'http://h/x','metadata':{},"
            + "'validation_data':{'os_hash_algo':'sha512'}}",
        "'op':'add','path':'/locations/-','value':{'url':'http://h/x','metadata':{},"
            + "'validation_data':{'os_hash_algo':'sha512','os_hash_value':'ab','x':1}}",
        "'op':'add','path':'/locations/-','value':{'url':'http://h/x','metadata':{},"
            + "'validation_data':{'os_hash_algo':'sha512','os_hash_value':'ab','checksum':'a'}}",
        "'op':'replace','path':'/locations','value':{}",
        "'op':'replace','path':'/locations','value':['http://h/x']"
      })
  void locationThatIsNoneIsRefused(String operation) {
    assertRefused(400, () -> locate(operation));
  }

  @Test
  void locationsAreBounded() {
    String url = "http://h/" + "x".repeat(246);
    locate("'op':'add','path':'/locations/-','value':{'url':'" + url + "','metadata':{}}");
    assertRefused(
        400,
        () ->
            locate(
                "'op':'add','path':'/locations/-','value':{'url':'" + url + "x','metadata':{}}"));
    assertRefused(
        400,
        () ->
            locate(
                "'op':'add','path':'/locations/-','value':{'url':'http://h/x','metadata':{'a':'"
                    + "x".repeat(1024)
                    + "'}}"));
  }

  @ParameterizedTest
  @CsvSource({"add,/locations/-", "remove,/locations/0", "replace,/locations", "add,/locations"})
  void locationsAreReadOnlyWhereClientsMayNotChangeThem(String op, String path) {
    JsonArray patch =
        JsonText.array("[{'op':'" + op + "','path':'" + path + "','value':'of no matter'}]");

    ImagesException refusal =
        assertThrows(ImagesException.class, () -> PatchFormat.V2_1.parse(patch, false));

    assertEquals("'locations' is read-only.", refusal.getMessage());
  }

  private static List<Operation> parse(PatchFormat format, String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return format.parse(reader.readArray(), true).operations();
    }
  }
}
