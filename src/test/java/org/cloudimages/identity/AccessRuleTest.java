package org.cloudimages.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRuleTest {

  @ParameterizedTest
  @CsvSource({
    "/v2/images,                 /v2/images,              true",
    "/v2/images,                 /v2/images/a,            false",
    "/v2/images,                 /v2/image,               false",
    "/v2/images,                 /v2/imagess,             false",
    "/v2/images/*,               /v2/images/a,            true",
    "/v2/images/*,               /v2/images/,             false",
    "/v2/images/*,               /v2/images/a/file,       false",
    "/v2/images/{id},            /v2/images/a,            true",
    "/v2/images/{id},            /v2/images/a/b,          false",
    "/v2/images/{id}/tags/{tag}, /v2/images/a/tags/b%2Fc, true",
    "/v2/images/{id}/tags/{tag}, /v2/images/a/tags/b/c,   false",
    "/v2/images/**,              /v2/images/a/tags/b,     true",
    "/v2/images/**,              /v2/images,              false",
    "/v2/**/file,                /v2/images/a/file,       true",
    "/v2/**/file,                /v2/images/a/stage,      false",
    "/v2/images**,               /v2/images,              true",
    "/v2/images/os-*,            /v2/images/os-1,         true",
    "/v2/images/os-*,            /v2/images/a,            false",
    "**,                         /v2/images/a,            true",
    "/v2/images/{id,             /v2/images/{id,          true",
    "/v2/images/{id,             /v2/images/a,            false",
    "/v2/images.,                /v2/images/,             false",
    "'',                         /v2/images,              false",
  })
  void pathMatches(String pattern, String path, boolean expected) {
    assertEquals(expected, new AccessRule("GET", pattern).permits("GET", path));
  }

  @Test
  void methodMustBeTheRules() {
    AccessRule rule = new AccessRule("get", "/v2/images");

    assertTrue(rule.permits("GET", "/v2/images"));
    assertFalse(rule.permits("POST", "/v2/images"));
  }

  @Test
  void patternFullOfWildcardsTakesNoTime() {
    AccessRule rule = new AccessRule("GET", "**a".repeat(60) + "!");

    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertFalse(rule.permits("GET", "a".repeat(8000))));
  }
}
