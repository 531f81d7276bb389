package org.cloudimages.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.cloudimages.identity.Caller;
import org.junit.jupiter.api.Test;

class KeyedRequestTest {

  private static final List<String> CONTENT = List.of("POST", "/v2/images", "{}");
  private static final Caller CALLER = new Caller("u", "p", Set.of("member", "reader"));
  private static final KeyedRequest REQUEST = KeyedRequest.of("k", CALLER, CONTENT);

  @Test
  void theSameIsTheSame() {
    Caller same = new Caller("u", "p", Set.of("reader", "member"));

    assertEquals(REQUEST, KeyedRequest.of("k", same, List.copyOf(CONTENT)));
    assertTrue(REQUEST.id().matches("[0-9a-f]{64}"));
  }

  @Test
  void keysOfOtherUsersAndProjectsAreOthers() {
    for (KeyedRequest other :
        List.of(
            KeyedRequest.of("l", CALLER, CONTENT),
            KeyedRequest.of("k", new Caller("v", "p", CALLER.roles()), CONTENT),
            KeyedRequest.of("k", new Caller("u", "q", CALLER.roles()), CONTENT),
            KeyedRequest.of("k", new Caller("u", null, CALLER.roles()), CONTENT),
            KeyedRequest.of("uk", new Caller("", "p", CALLER.roles()), CONTENT))) {
      assertNotEquals(REQUEST.id(), other.id());
    }
  }

  @Test
  void otherContentAndOtherRolesAreAnotherRequest() {
    for (KeyedRequest other :
        List.of(
            KeyedRequest.of("k", CALLER, List.of("POST", "/v2/images", "{ }")),
            KeyedRequest.of("k", CALLER, List.of("POST", "/v2/image", "s{}")),
            KeyedRequest.of("k", new Caller("u", "p", Set.of("reader")), CONTENT),
            KeyedRequest.of("k", new Caller("u", "p", Set.of("admin", "reader")), CONTENT),
            KeyedRequest.of(
                "k", new Caller("u", "p", CALLER.roles(), Set.of("service")), CONTENT))) {
      assertEquals(REQUEST.id(), other.id());
      assertNotEquals(REQUEST.fingerprint(), other.fingerprint());
    }
  }
}
