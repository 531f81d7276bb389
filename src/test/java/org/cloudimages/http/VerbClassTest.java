package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import org.cloudimages.http.filter.ApiRequest;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerbClassTest {

  @ParameterizedTest
  @CsvSource({
    "GET,/v2/images,READ",
    "HEAD,/v2/images,READ",
    "OPTIONS,/v2/images,READ",
    "POST,/v2/images,WRITE",
    "PATCH,/v2/images/x,WRITE",
    "PUT,/v2/images/x/tags/y,WRITE",
    "PUT,/v2/images/x,WRITE",
    "FOO,/v2/images,DELETE",
    "get,/v2/images,DELETE",
    "delete,/v2/images/x,DELETE",
    "Post,/v2/images/actions/delete,DELETE",
    "DELETE,/v2/images/x,DELETE",
    "POST,/v2/images/actions/delete,DELETE",
    "POST,/v2.9/images/actions/delete,DELETE",
    "GET,/v2/images/actions/delete,READ",
    "GET,/v2/images/x/deletion,READ",
    "POST,/v2/recycle-bin/x/restore,WRITE",
    "DELETE,/v2/recycle-bin/x,DELETE",
    "GET,/v2/images/x/file,DATA",
    "PUT,/v2/images/x/stage,DATA"
  })
  void methodAndPathTellTheClass(String method, String path, VerbClass verbs) {
    assertEquals(verbs, VerbClass.of(method, path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/images/x/file", "//v2.9/images/x/file", "/images/x/file"})
  void transferIsOneInEveryFormOfItsPath(String uri) {
    HttpServletRequest request =
        StubRequest.get(uri).header("Accept", "application/vnd.openstack.images-v2").request();
    assertEquals(VerbClass.DATA, VerbClass.of(request));
  }

  @Test
  void classIsThatOfTheRequestThatCame() {
    HttpServletRequest request = StubRequest.get("/v2/images").request();
    VerbClass.of(request);
    assertEquals(VerbClass.READ, VerbClass.of(new ApiRequest(request, "/v2/images/x/file")));
  }
}
