package org.cloudimages.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the check of schemas can fail. */
class SchemaCheckTest {

  private static final String MEMBERS = "/v2/images/a/members";

  private static void check(String path, String json) {
    String body = JsonText.object(json).toString();
    SchemaCheck.check(path, new Answer(200, Map.of("content-type", "application/json"), body));
  }

  @Test
  void whatIsAsItsSchemaSaysPasses() {
    check("/v2/images/a", "{'schema':'/v2/schemas/image','name':null,'size':3,'x':'y'}");
    check(MEMBERS, "{'schema':'/v2/schemas/members','members':[{'status':'pending'}]}");
    check("/v2/info/usage", "{'usage':{}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'schema':'/v2/schemas/image','size':'3'}|size",
        "{'schema':'/v2/schemas/image','status':null}|status",
        "{'schema':'/v2/schemas/image','status':'lost'}|status",
        "{'schema':'/v2/schemas/image','a_property':null}|a_property",
        "{'schema':'/v2/schemas/image','kernel_id':'none'}|kernel_id",
        "{'schema':'/v2/schemas/image','os_distro':null}|os_distro",
        "{'schema':'/v2/schemas/image','tags':[1]}|tags",
        "{'schema':'/v2/schemas/images','images':[{'min_ram':null}]}|min_ram",
        "{'schema':'/v2/schemas/member','image_id':'x'}|image_id",
        "{'schema':'/v2/schemas/members','members':[{'status':'refused'}]}|status",
        "{'schema':'/v2/schemas/task','type':'export','input':'x'}|input",
        "{'schema':'/v2/schemas/tasks','tasks':[{'expires_at':1}]}|expires_at"
      })
  void whatIsNotFailsByTheNameOfTheProperty(String json, String name) {
    AssertionError failure = assertThrows(AssertionError.class, () -> check("/v2/anything", json));

    assertTrue(failure.getMessage().contains(name), failure.getMessage());
  }

  @Test
  void recordOfTheApiMustNameItsSchema() {
    for (String path :
        new String[] {
          "/v2/images", "/v2/images?limit=1", "/v2/images/a", MEMBERS + "/b", "/v2/tasks/a"
        }) {
      assertThrows(AssertionError.class, () -> check(path, "{}"));
    }
  }
}
