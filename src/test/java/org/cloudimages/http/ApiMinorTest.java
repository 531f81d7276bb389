package org.cloudimages.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.policy.Endpoint;
import org.junit.jupiter.api.Test;

/** Holds the table of minors against the resources that there are. */
class ApiMinorTest {

  /** What no version of the API has, and clients of ours alone ask for. */
  private static final Set<String> OURS =
      Set.of(
          "GET /v2/audit",
          "GET /v2/images/{}/deletion",
          "POST /v2/images/actions/delete",
          "GET /v2/recycle-bin",
          "GET /v2/recycle-bin/{}",
          "POST /v2/recycle-bin/{}/restore",
          "DELETE /v2/recycle-bin/{}");

  private static final Set<String> SERVED =
      Endpoint.all().stream()
          .map(endpoint -> unnamed(endpoint.method() + " " + endpoint.path()))
          .filter(request -> request.contains(" /v2/"))
          .collect(Collectors.toSet());

  /** The request with nameless parameters, because a name says nothing to a client. */
  private static String unnamed(String request) {
    return request.replaceAll("\\{[^}]*}", "{}");
  }

  private static Set<String> requests(ApiMinor minor) {
    return minor.requests().stream().map(ApiMinorTest::unnamed).collect(Collectors.toSet());
  }

  @Test
  void minorIsListedWhenAllThatItMarksIsServed() {
    assertEquals(
        Stream.of(ApiMinor.values())
            .filter(minor -> SERVED.containsAll(requests(minor)))
            .map(ApiMinor::text)
            .toList(),
        ApiMinor.listed().stream().map(ApiMinor::text).toList(),
        "say SERVED or ABSENT in ApiMinor");
  }

  @Test
  void everythingServedIsMarkedByAMinorOrIsOurs() {
    Set<String> rest = new TreeSet<>(SERVED);
    rest.removeAll(OURS);
    Stream.of(ApiMinor.values()).map(ApiMinorTest::requests).forEach(rest::removeAll);

    assertEquals(Set.of(), rest, "name the request in ApiMinor");
  }
}
