package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
