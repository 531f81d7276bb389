package org.cloudimages.http.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeExceptionMapperTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "POST,GET,OPTIONS,HEAD:GET, POST",
        "DELETE, OPTIONS, PATCH, HEAD, GET:GET, PATCH, DELETE",
        "PUT:PUT",
        "OPTIONS:''"
      })
  void allowNamesOurMethodsInOneOrder(String runtimes, String ours) {
    assertEquals(ours, RuntimeExceptionMapper.ours(runtimes, false));
  }

  @Test
  void identityHasHeadAsWell() {
    assertEquals(
        "GET, HEAD, POST, DELETE",
        RuntimeExceptionMapper.ours("POST, HEAD, DELETE, OPTIONS, GET", true));
    assertEquals(
        "GET, HEAD, POST, DELETE", RuntimeExceptionMapper.ours("POST, DELETE, OPTIONS, GET", true));
    assertEquals("POST", RuntimeExceptionMapper.ours("POST, OPTIONS", true));
  }
}
