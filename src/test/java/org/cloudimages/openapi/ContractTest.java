package org.cloudimages.openapi;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the check of requests and answers can fail. */
class ContractTest {

  private static final String USAGE = "{'usage':{'x':{'limit':1,'usage':0}}}";

  private static void check(String request, int status, String type, String json) {
    check(request, Map.of(), "", status, type, json);
  }

  private static void check(
      String request, Map<String, String> sent, String body, int status, String type, String json) {
    Map<String, String> headers = new HashMap<>(Map.of("x-openstack-request-id", "req-1"));
    if (!type.isEmpty()) {
      headers.put("content-type", type);
    }
    String[] words = request.split(" ");
    Contract.check(
        new Contract.Request(words[0], words[1], sent, () -> body),
        new Answer(status, headers, json.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /v2/info/usage      | 200 | application/json | " + USAGE,
        "GET /v2.7/info/usage?x  | 200 | application/json | " + USAGE,
        "GET //v2/info/usage     | 200 | application/json | " + USAGE,
        "DELETE /v2/images/a     | 204 | ''               | ''",
        "GET /v2/images/a        | 404 | application/json |"
            + " {'itemNotFound':{'code':404,'message':'x'}}",
        "PUT /v2/info/usage      | 405 | application/json |"
            + " {'badMethod':{'code':405,'message':'x'}}",
        "GET /somewhere          | 300 | application/json | {'versions':[]}",
        "GET /v2/probe/any       | 200 | text/plain       | anything",
        "HEAD /v2/info/usage     | 405 | application/json | ''"
      })
  void whatTheDocumentSaysPasses(String request, int status, String type, String json) {
    assertDoesNotThrow(() -> check(request, status, type, json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /v2/nothing        | 200 | application/json | {}                     | versions",
        "GET /v2/info/usage     | 202 | application/json | {}                     | unknown status",
        "GET /v2/info/usage     | 200 | text/plain       | {}                     | unknown type",
        "GET /v2/info/usage     | 200 | application/json | {}                     | usage",
        "GET /v2/info/usage     | 200 | application/json | {'usage':{},'another':1} | another",
        "DELETE /v2/images/a    | 204 | ''               | text                   | a body",
        "GET /v2/images/a       | 404 | application/json |"
            + " {'badRequest':{'code':404,'message':'x'}} | itemNotFound",
        "GET /v2/images/a       | 503 | application/json |"
            + " {'serviceUnavailable':{'code':503,'message':'x'}} | Retry-After"
      })
  void whatItDoesNotSayFails(String request, int status, String type, String json, String why) {
    AssertionError failure =
        assertThrows(AssertionError.class, () -> check(request, status, type, json));

    assertTrue(failure.getMessage().contains(why), failure.getMessage());
  }

  @Test
  void bodyThatTheServiceTookMustBeDescribed() {
    Map<String, String> json = Map.of("content-type", "application/json; charset=utf-8");
    String request = "POST /v2/images/actions/delete";
    String results = "{'results':[],'more':false}";

    check(request, json, text("{'ids':['a']}"), 200, "application/json", results);
    assertThrows(
        AssertionError.class,
        () -> check(request, json, text("{'ids':[]}"), 200, "application/json", results));
    assertDoesNotThrow(
        () ->
            check(
                request,
                json,
                text("{'ids':[]}"),
                400,
                "application/json",
                "{'badRequest':{'code':400,'message':'x'}}"));
  }

  private static String text(String json) {
    return JsonText.object(json).toString();
  }
}
