package org.cloudimages.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cloudimages.identity.Caller;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;

class PolicySettingsTest {

  private static Policies policies(Map<String, String> values) {
    return new Policies(PolicySettings.of(Settings.of(values)));
  }

  private static Caller with(String role) {
    return new Caller("a user", "demo", Set.of(role));
  }

  @Test
  void openStacksRolesAreTheDefault() {
    assertTrue(policies(Map.of()).isAdmin(with("admin")));
    assertEquals(RoleProfile.KEYSTONE, policies(Map.of()).profile());
  }

  @Test
  void profileGivesTheWordsAnotherMeaning() {
    Policies policies = policies(Map.of("images.role-profile", "rackspace"));

    assertFalse(policies.isAdmin(with("admin")));
    assertTrue(policies.isAdmin(with("images:operator")));
  }

  @Test
  void rolesBehindAClassAreASetting() {
    Policies policies = policies(Map.of("images.roles.project-manager", "Developer, ops:owner"));

    for (String role : List.of("developer", "ops:owner")) {
      assertTrue(policies.allows(Policy.DELETE_IMAGE, with(role), PolicyTarget.ownedBy("demo")));
    }
    assertFalse(policies.allows(Policy.DELETE_IMAGE, with("member"), PolicyTarget.ownedBy("demo")));
  }

  @Test
  void unknownProfileStopsTheStart() {
    assertEquals(
        "images.role-profile must be keystone or rackspace, but is: nova",
        assertThrows(
                IllegalArgumentException.class,
                () -> policies(Map.of("images.role-profile", "nova")))
            .getMessage());
  }

  @Test
  void roleThatIsNoneStopsTheStart() {
    assertEquals(
        "images.roles.cloud-admin must be names of roles, separated by commas, but is: a b,",
        assertThrows(
                IllegalArgumentException.class,
                () -> policies(Map.of("images.roles.cloud-admin", "a b,")))
            .getMessage());
  }
}
