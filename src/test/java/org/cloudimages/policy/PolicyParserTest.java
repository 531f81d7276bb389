package org.cloudimages.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.identity.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The syntax of expressions, each judged for one caller and one target. */
class PolicyParserTest {

  private static final Caller CALLER =
      new Caller("a-user", "demo", Set.of("member", "identity:user-admin"));

  /** A public image of the caller's project that was shared with another one. */
  private static final PolicyTarget IMAGE =
      attribute ->
          switch (attribute) {
            case OWNER -> Optional.of("demo");
            case MEMBER_ID -> Optional.of("other");
            case VISIBILITY -> Optional.of("public");
            case STATUS -> Optional.empty();
            case PROTECTED -> Optional.of("True");
            case OS_HIDDEN -> Optional.of("False");
          };

  private static final Map<String, Check> RULES =
      Map.of(
          "yes", new Check.Constant(Verdict.YES),
          "no", new Check.Constant(Verdict.NO),
          "context_is_admin", new Check.HasRole("admin"));

  private static Check parse(String expression) {
    return PolicyParser.parse(
        expression, name -> Optional.ofNullable(RULES.get(name)), Set.of("service"));
  }

  private static Verdict judge(String expression) {
    return parse(expression).judge(CALLER, IMAGE);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`` | YES",
        "@ | YES",
        "! | NO",
        "rule:yes | YES",
        "rule:no | NO",
        "role:member | YES",
        "role:MEMBER | YES",
        "role:admin | NO",
        "role:identity:user-admin | YES",
        "project_id:%(project_id)s | YES",
        "project_id:%(owner)s | YES",
        "tenant:%(tenant)s | YES",
        "project_id:%(member_id)s | NO",
        "project_id:%(status)s | NO",
        "project_id:demo | YES",
        "project_id:other | NO",
        "user_id:a-user | YES",
        "user_id:%(owner)s | NO",
        "is_admin:True | NO",
        "is_admin:False | YES",
        "'public':%(visibility)s | YES",
        "\"public\":%(visibility)s | YES",
        "'community':%(visibility)s | NO",
        "True:%(protected)s | YES",
        "True:%(os_hidden)s | NO",
        "False:%(os_hidden)s | YES",
        "None:%(status)s | YES",
        "None:%(owner)s | NO",
        "'a':a | YES",
        "'a':b | NO",
        "None:None | YES"
      },
      delimiter = '|')
  void checksCompareWhatTheyName(String expression, Verdict verdict) {
    assertEquals(verdict, judge(expression));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "not @ | NO",
        "not not @ | YES",
        "NOT ! | YES",
        "@ and ! | NO",
        "@ or ! | YES",
        "@ or @ and ! | YES",
        "! and @ or @ | YES",
        "(@ or @) and ! | NO",
        "not ! and ! | NO",
        "not (! and !) | YES",
        "((role:member)) | YES",
        "role:member and (project_id:%(owner)s or !) | YES",
        "(role:admin or project_id:%(member_id)s) | NO",
        "@ and @ and ! | NO",
        "! or ! or @ | YES"
      },
      delimiter = '|')
  void notBindsBeforeAndBeforeOr(String expression, Verdict verdict) {
    assertEquals(verdict, judge(expression));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "role:member or project_id:%(owner)s | YES",
        "role:admin and project_id:%(owner)s | NO",
        "role:member and project_id:%(owner)s | UNKNOWN",
        "role:admin or 'public':%(visibility)s | UNKNOWN",
        "not 'public':%(visibility)s | UNKNOWN",
        "project_id:%(owner)s and role:admin | NO",
        "project_id:%(owner)s or role:member | YES"
      },
      delimiter = '|')
  void whatHangsOnAnUnknownAttributeIsUnknown(String expression, Verdict verdict) {
    assertEquals(verdict, parse(expression).judge(CALLER, PolicyTarget.anything()));
  }

  @Test
  void roleOfAServiceMayBeThatOfTheServiceInBetween() {
    Caller served = new Caller("a-user", "demo", Set.of("member"), Set.of("service", "admin"));

    assertEquals(Verdict.YES, parse("role:service").judge(served, IMAGE));
    assertEquals(Verdict.NO, parse("role:admin").judge(served, IMAGE));
    assertEquals(Verdict.NO, judge("role:service"));
  }

  @Test
  void targetOfAProjectIsKnownByItsOwnerAlone() {
    PolicyTarget own = PolicyTarget.ownedBy("demo");

    assertEquals(Verdict.YES, parse("project_id:%(owner)s").judge(CALLER, own));
    assertEquals(
        Verdict.NO, parse("project_id:%(owner)s").judge(CALLER, PolicyTarget.ownedBy("x")));
    assertEquals(Verdict.UNKNOWN, parse("project_id:%(member_id)s").judge(CALLER, own));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`  ` | 3 | expected a check, found the end",
        "role:a and | 11 | expected a check, found the end",
        "and role:a | 1 | expected a check, found 'and'",
        "role:a role:b | 8 | expected 'and', 'or' or the end, found 'role:b'",
        "(role:a | 8 | expected 'and', 'or' or ')', found the end",
        "role:a) | 7 | expected 'and', 'or' or the end, found ')'",
        "() | 2 | expected a check, found ')'",
        "role:a or member | 11 | 'member' is no check of the form kind:match",
        "role: | 1 | 'role:' is no check of the form kind:match",
        "rol:a | 1 | 'rol' is no kind of check",
        "http://example.com | 1 | 'http' is no kind of check",
        "@ and rule:none | 7 | there is no rule 'none'",
        "is_admin:maybe | 1 | is_admin is True or False, and not maybe",
        "project_id:%(owner) | 1 | '%(owner' must be a word or %(name)s",
        "project_id:%owner | 1 | '%owner' must be a word or %(name)s",
        "'x:y | 1 | ''x' is no kind of check"
      },
      delimiter = '|')
  void errorNamesThePlace(String expression, int position, String message) {
    PolicySyntaxException thrown =
        assertThrows(PolicySyntaxException.class, () -> parse(expression));

    assertEquals(message, thrown.getMessage());
    assertEquals(position, thrown.position());
  }

  @Test
  void unknownAttributeIsToldWithThoseThatAreKnown() {
    PolicySyntaxException thrown =
        assertThrows(
            PolicySyntaxException.class, () -> parse("role:member and user_id:%(user_id)s"));

    assertEquals(17, thrown.position());
    assertEquals(
        "nothing has an attribute 'user_id'; known are member, member_id, os_hidden, owner,"
            + " project_id, protected, status, tenant, visibility",
        thrown.getMessage());
  }
}
