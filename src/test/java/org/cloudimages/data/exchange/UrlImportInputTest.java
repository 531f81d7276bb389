package org.cloudimages.data.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.stream.Collectors;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.change.AttributeChange;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlImportInputTest {

  private static final String URL = "'import_from':'http://h/d'";

  private static UrlImportInput parse(String fields) {
    return UrlImportInput.parse(JsonText.object("{" + fields + "}"));
  }

  private static Map<String, Object> attributes(String fields) {
    return parse(fields).image().attributes().stream()
        .collect(Collectors.toMap(AttributeChange::name, UrlImportInputTest::value));
  }

  private static Object value(AttributeChange change) {
    return change instanceof AttributeChange.Base base
        ? base.value()
        : ((AttributeChange.Property) change).value();
  }

  @Test
  void imageHasWhatIsSaidOfItAndTheFormatOfItsData() {
    assertEquals("http://h/d", parse(URL + ",'import_from_format':'raw'").url());
    assertEquals(
        Map.of("name", "x", "colour", "red", "disk_format", "qcow2", "container_format", "bare"),
        attributes(
            URL + ",'import_from_format':'qcow2','image_properties':{'name':'x','colour':'red'}"));
    assertEquals(
        Map.of("disk_format", "vhd", "container_format", "ovf"),
        attributes(
            URL
                + ",'import_from_format':'qcow2',"
                + "'image_properties':{'disk_format':'vhd','container_format':'ovf'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'import_from_format':'raw'                   | import_from",
        "'import_from':1,'import_from_format':'raw'   | import_from",
        "'import_from':'http://h/d'                   | import_from_format",
        "'import_from':'http://h/d','import_from_format':'rar'  | import_from_format",
        "'import_from':'http://h/d','import_from_format':'rar',"
            + "'image_properties':{'disk_format':'raw'} | import_from_format",
        "'import_from':'http://h/d','image_properties':[]       | image_properties",
        "'import_from':'http://h/d','image_properties':{'min_disk':'x','disk_format':'raw'}"
            + " | min_disk"
      })
  void wrongFieldIsNamed(String fields, String name) {
    String message = assertThrows(ImagesException.class, () -> parse(fields)).fault().message();
    assertEquals("Invalid value for '" + name + "'", message.substring(0, message.indexOf(':')));
  }
}
