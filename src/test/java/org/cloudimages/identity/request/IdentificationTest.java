package org.cloudimages.identity.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.identity.AccessRule;
import org.cloudimages.identity.Caller;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.IdentitySettings;
import org.cloudimages.identity.TokenValidator;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.StubRequest;
import org.junit.jupiter.api.Test;

class IdentificationTest {

  private static final Grant.Scope DEMO = new Grant.Project("demo");

  /** Tokens by name; one that begins with {@code old} is expired. */
  private static final class Tokens implements TokenValidator {

    private final Map<String, Grant> grants = new HashMap<>();

    @Override
    public Optional<Grant> validate(String token, Expiry expiry) {
      return Optional.ofNullable(grants.get(token))
          .filter(grant -> expiry == Expiry.FORGIVEN || !token.startsWith("old"));
    }

    @Override
    public String authenticationUri(String serviceEndpoint) {
      return serviceEndpoint;
    }
  }

  private final Tokens tokens = new Tokens();

  IdentificationTest() {
    give("member", DEMO, Set.of("member"), Optional.empty());
    give("old member", DEMO, Set.of("member"), Optional.empty());
    give("nova", new Grant.Project("service"), Set.of("service", "other"), Optional.empty());
    give("old nova", new Grant.Project("service"), Set.of("service"), Optional.empty());
    give("cloud", new Grant.Cloud(), Set.of("admin"), Optional.empty());
    give("unscoped", new Grant.Unscoped(), Set.of(), Optional.empty());
    give(
        "restricted",
        DEMO,
        Set.of("member"),
        Optional.of(List.of(new AccessRule("GET", "/v2/images/*"))));
    give("nothing allowed", DEMO, Set.of("member"), Optional.of(List.of()));
  }

  @Test
  void tokenOfAProjectMakesACaller() {
    assertEquals(
        Optional.of(new Caller("member", "demo", Set.of("member"))), caller("member", Map.of()));
  }

  @Test
  void storageTokenAndWhiteSpaceAreTaken() {
    assertEquals(
        Optional.of(new Caller("member", "demo", Set.of("member"))),
        identification()
            .caller(StubRequest.get("/v2/images").header("X-Storage-Token", " member ").request()));
  }

  @Test
  void noTokenAndUnknownTokenMakeNoCaller() {
    assertEquals(
        Optional.empty(), identification().caller(StubRequest.get("/v2/images").request()));
    assertEquals(Optional.empty(), caller("", Map.of()));
    assertEquals(Optional.empty(), caller("unknown", Map.of()));
  }

  @Test
  void unscopedTokenMakesNoCaller() {
    assertEquals(Optional.empty(), caller("unscoped", Map.of()));
  }

  @Test
  void tokenOfTheCloudIsForbidden() {
    ImagesException thrown = assertThrows(ImagesException.class, () -> caller("cloud", Map.of()));

    assertEquals(FaultType.FORBIDDEN, thrown.fault().type());
  }

  @Test
  void serviceTokenAddsItsRoles() {
    assertEquals(
        Optional.of(new Caller("member", "demo", Set.of("member"), Set.of("service", "other"))),
        caller("member", Map.of("X-Service-Token", "nova")));
  }

  @Test
  void serviceTokenLetsTheUserTokenBeExpired() {
    assertEquals(Optional.empty(), caller("old member", Map.of()));
    assertEquals(
        Optional.of("demo"),
        caller("old member", Map.of("X-Service-Token", "nova")).map(Caller::projectId));
  }

  @Test
  void serviceTokenWithoutAServiceRoleOrInvalidOrExpiredIsIgnored() {
    for (String service : List.of("member", "unknown", "old nova")) {
      Map<String, String> headers = Map.of("X-Service-Token", service);
      assertEquals(
          Optional.of(new Caller("member", "demo", Set.of("member"))), caller("member", headers));
      assertEquals(Optional.empty(), caller("old member", headers));
      assertEquals(Optional.empty(), caller("nothing allowed", headers));
    }
  }

  @Test
  void rolesOfAServiceAreASetting() {
    give("glance", DEMO, Set.of("trusted"), Optional.empty());
    Identification identification = identification("Trusted , x");

    assertEquals(
        Optional.of(Set.of("trusted")),
        identification
            .caller(request("/v2/images", "member", Map.of("X-Service-Token", "glance")))
            .map(Caller::serviceRoles));
    assertThrows(IllegalArgumentException.class, () -> identification(" "));
  }

  @Test
  void accessRulesBindTheUserAndNotTheService() {
    assertEquals(Optional.empty(), caller("restricted", Map.of()));
    assertEquals(
        Optional.of("demo"),
        identification()
            .caller(request("/v2.5/images/a", "restricted", Map.of()))
            .map(Caller::projectId));
    assertEquals(
        Optional.of("demo"),
        caller("restricted", Map.of("X-Service-Token", "nova")).map(Caller::projectId));
    assertEquals(Optional.empty(), caller("nothing allowed", Map.of()));
  }

  private void give(
      String name, Grant.Scope scope, Set<String> roles, Optional<List<AccessRule>> rules) {
    tokens.grants.put(name, new Grant(name, scope, roles, rules));
  }

  private Optional<Caller> caller(String token, Map<String, String> headers) {
    return identification().caller(request("/v2/images", token, headers));
  }

  private Identification identification() {
    return identification("service");
  }

  private Identification identification(String serviceRoles) {
    return new Identification(
        tokens, new IdentitySettings(Settings.of(Map.of("images.service-roles", serviceRoles))));
  }

  private static HttpServletRequest request(String uri, String token, Map<String, String> headers) {
    StubRequest request = StubRequest.get(uri).header("X-Auth-Token", token);
    headers.forEach(request::header);
    return request.request();
  }
}
