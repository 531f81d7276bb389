package org.cloudimages.policy;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.cloudimages.identity.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator's file does to the defaults, and what stops the start. */
class PolicyRulesTest {

  private static final Caller MEMBER = new Caller("a user", "demo", Set.of("member", "reader"));
  private static final Caller BOSS = new Caller("a boss", "demo", Set.of("boss", "reader"));
  private static final PolicyTarget OWN = PolicyTarget.ownedBy("demo");

  private static Policies with(String yaml) {
    return new Policies(
        new PolicySettings(
            RoleProfile.KEYSTONE,
            PolicySettings.of(RoleProfile.KEYSTONE).roles(),
            PolicyFile.parse("policy.yaml", yaml)));
  }

  private static String refusal(String yaml) {
    return assertThrows(IllegalArgumentException.class, () -> with(yaml)).getMessage();
  }

  @Test
  void fileReplacesAPolicyAndLeavesTheOthers() {
    Policies policies = with("\"delete_image\": \"role:boss and project_id:%(owner)s\"\n");

    assertFalse(policies.allows(Policy.DELETE_IMAGE, MEMBER, OWN));
    assertTrue(policies.allows(Policy.DELETE_IMAGE, BOSS, OWN));
    assertTrue(policies.allows(Policy.MODIFY_IMAGE, MEMBER, OWN));
  }

  @Test
  void fileMayHaveRulesOfItsOwnAndChangeWhatDefaultsShare() {
    Policies policies = with("boss: role:boss\nmanager: rule:boss and project_id:%(project_id)s\n");

    assertFalse(policies.allows(Policy.DELETE_IMAGE, MEMBER, OWN));
    assertTrue(policies.allows(Policy.DELETE_IMAGE, BOSS, OWN));
  }

  @Test
  void emptyFileChangesNothing() {
    assertTrue(with("# nothing here\n").allows(Policy.DELETE_IMAGE, MEMBER, OWN));
  }

  @Test
  void onlyWhatNoTargetAllowsIsImpossible() {
    Policies policies = with("\"add_image\": \"'private':%(visibility)s and role:member\"\n");

    assertDoesNotThrow(() -> policies.requirePossible(Policy.ADD_IMAGE, MEMBER));
    assertRefused(
        403,
        "You are not authorized to perform add_image.",
        () -> policies.requirePossible(Policy.ADD_IMAGE, BOSS));
  }

  @Test
  void adminIsWhomTheFileSays() {
    Policies policies = with("context_is_admin: role:boss");

    assertTrue(policies.isAdmin(BOSS));
    assertTrue(policies.allows(Policy.DELETE_IMAGE, BOSS, PolicyTarget.anything()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"delete_image\": \"role:a nd role:b\""
            + " | policy.yaml, line 1, policy 'delete_image', character 8:"
            + " expected 'and', 'or' or the end, found 'nd'",
        "delete_imag: role:a"
            + " | policy.yaml, line 1, policy 'delete_imag': it is no policy, and no rule uses it",
        "delete_image: rule:owner"
            + " | policy.yaml, line 1, policy 'delete_image', character 1:"
            + " there is no rule 'owner'",
        "delete_image: [role:a] | policy.yaml, line 1: a text is expected",
        "delete_image: | policy.yaml, line 1: an expression is expected;"
            + " write \"\", \"@\" or \"!\" in quotes",
        "delete_image: ! | policy.yaml, line 1: an expression is expected;"
            + " write \"\", \"@\" or \"!\" in quotes",
        "- delete_image | policy.yaml, line 1: a mapping of names to expressions is expected"
      })
  void mistakeStopsTheStartAndIsNamed(String yaml, String message) {
    assertEquals(message, refusal(yaml));
  }

  @Test
  void lineOfTheMistakeIsNamed() {
    assertEquals(
        "policy.yaml, line 3, policy 'get_image', character 1: 'rol' is no kind of check",
        refusal("# rules\ndelete_image: role:a\nget_image: rol:b\n"));
  }

  @Test
  void sameNameTwiceStopsTheStart() {
    assertEquals(
        "policy.yaml, line 2: 'get_image' is there twice",
        refusal("get_image: role:a\nget_image: role:b\n"));
  }

  @Test
  void circleStopsTheStart() {
    assertEquals(
        "policy.yaml, line 1, policy 'a': the rules go in a circle:"
            + " modify_image -> a -> b -> a",
        refusal("a: rule:b\nb: not rule:a\nmodify_image: rule:a\n"));
  }

  @Test
  void adminThatIsDefinedByItselfIsACircle() {
    assertTrue(refusal("context_is_admin: is_admin:True").contains("the rules go in a circle"));
  }

  @Test
  void textThatIsNoYamlStopsTheStart() {
    String message = refusal("delete_image: \"role:a\nget_image: role:b\n");

    assertTrue(message.startsWith("policy.yaml is no YAML: "), message);
    assertTrue(message.contains("line "), message);
  }

  @Test
  void bareAtSignIsNoYaml() {
    assertTrue(refusal("delete_image: @").startsWith("policy.yaml is no YAML: "));
  }

  @Test
  void absentFileStopsTheStart() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> PolicyFile.read(Path.of("no/policy.yaml")));

    assertEquals("images.policy-file cannot be read: no/policy.yaml", thrown.getMessage());
  }
}
