package org.cloudimages.data.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.cloudimages.data.region.RegionImage;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.image.methods.ImportMethod;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportRequestTest {

  private static ImportRequest parse(String body) {
    return ImportRequest.parse(JsonText.object(body), Optional.empty());
  }

  @Test
  void requestThatSaysNothingMoreIsForOneStoreAsAWhole() {
    assertEquals(
        new ImportRequest(
            ImportMethod.GLANCE_DIRECT,
            Optional.empty(),
            new RegionImage(Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            false,
            true),
        parse("{'method':{'name':'glance-direct','more':1},'more':2}"));
  }

  @Test
  void storesAreNamedOnce() {
    assertEquals(
        Optional.of(List.of("b", "a")),
        parse("{'method':{'name':'copy-image'},'stores':['b','a','b']}").stores());
  }

  @Test
  void taskIsToldWhatWasAskedFor() {
    ImportRequest request =
        parse(
            "{'method':{'name':'web-download','uri':'http://host/disk'},'stores':['a'],"
                + "'all_stores_must_succeed':false}");
    assertEquals(
        JsonText.object(
            "{'image_id':'an-image','import_req':{'method':{'name':'web-download',"
                + "'uri':'http://host/disk'},'stores':['a'],'all_stores':false,"
                + "'all_stores_must_succeed':false},'backend':['a']}"),
        request.input("an-image", List.of("a")));
    assertEquals(request, ImportRequest.ofTask(request.input("an-image", List.of("a"))));
  }

  @Test
  void taskIsToldOfWhichRegionTheImageIs() {
    String method =
        "{'name':'glance-download','glance_region':'east','glance_image_id':'an id',"
            + "'glance_service_interface':'internal'}";
    ImportRequest request = parse("{'method':" + method + "}");
    var input = request.input("an-image", List.of("a"));
    assertEquals(
        JsonText.object(method), input.getJsonObject("import_req").getJsonObject("method"));
    assertEquals(request, ImportRequest.ofTask(input));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 'method'",
        "{'method':'copy-image'} | 'method'",
        "{'method':{}} | 'method.name'",
        "{'method':{'name':1}} | 'method.name'",
        "{'method':{'name':'nothing'}} | 'method.name'",
        "{'method':{'name':'web-download','uri':1}} | 'method.uri'",
        "{'method':{'name':'glance-download','glance_region':1}} | 'method.glance_region'",
        "{'method':{'name':'glance-download','glance_image_id':[]}} | 'method.glance_image_id'",
        "{'method':{'name':'copy-image'},'stores':[]} | 'stores'",
        "{'method':{'name':'copy-image'},'stores':'a'} | 'stores'",
        "{'method':{'name':'copy-image'},'stores':[1]} | 'stores'",
        "{'method':{'name':'copy-image'},'all_stores':null} | 'all_stores'",
        "{'method':{'name':'copy-image'},'all_stores_must_succeed':1} | 'all_stores_must_succeed'"
      },
      quoteCharacter = '`')
  void otherRequestsAreRefusedByTheField(String body, String field) {
    ImagesException refusal = assertThrows(ImagesException.class, () -> parse(body));
    assertEquals(FaultType.BAD_REQUEST, refusal.fault().type());
    assertTrue(
        refusal.getMessage().startsWith("Invalid value for " + field + ": "), refusal::getMessage);
  }
}
