package org.cloudimages.task.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownInputTest {

  @ParameterizedTest
  @CsvSource({
    "http://host/disk, http://host/disk",
    "https://user:pass@host:8443/disk, https://host:8443/disk",
    "https://user:p@ss@host/a@b, https://host/a@b",
    "https://user@host, https://host",
    "http://host/d?sig=s3cret&name=x, http://host/d?sig=***&name=***",
    "http://host/d?sig=a=b;c=d, http://host/d?sig=***;c=***",
    "http://host/d?token, http://host/d?***",
    "http://host/d?token&sig=x, http://host/d?***&sig=***",
    "http://host/d#token, http://host/d",
    "' http://u:p@host/d', ' http://host/d'",
    "swift+https://u:k@host/c/o, swift+https://host/c/o",
    "container/object?a=b, container/object?a=b",
    "me@example.com, me@example.com"
  })
  void urlsShowNothingSecret(String text, String shown) {
    assertEquals(Json.createValue(shown), ShownInput.of(Json.createValue(text)));
  }

  @Test
  void placeOfDataIsNotShown() {
    assertEquals(
        JsonText.object("{'loc_url':'***','a':'http://h/x'}"),
        ShownInput.of(JsonText.object("{'loc_url':'http://h/x','a':'http://h/x'}")));
  }

  @Test
  void whateverDepthAUrlLiesIn() {
    assertEquals(
        JsonText.object("{'a':{'b':['http://h/x',1,null,true]},'name':'n'}"),
        ShownInput.of(JsonText.object("{'a':{'b':['http://u:p@h/x',1,null,true]},'name':'n'}")));
  }
}
