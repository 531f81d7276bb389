package org.cloudimages.identity.keystone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.identity.AccessRule;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.remote.NoAnswerException;
import org.cloudimages.identity.remote.ValidToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDocumentTest {

  private static final String ALWAYS =
      "'user':{'id':'u','name':'n','domain':{'id':'default'}},"
          + "'expires_at':'2026-11-25T01:58:03.000000Z'";

  private static final String IMAGE = "'catalog':[{'type':'identity'},{'type':'image'}]";

  @Test
  void projectAndRolesAreRead() throws NoAnswerException {
    assertEquals(
        new ValidToken(
            new Grant("u", new Grant.Project("p"), Set.of("member", "reader"), Optional.empty()),
            Instant.parse("2026-11-25T01:58:03Z")),
        token(
            "'project':{'id':'p','name':'demo'},'is_domain':false,"
                + "'roles':[{'id':'1','name':'Member'},{'id':'2','name':'reader'}],"
                + IMAGE));
  }

  @Test
  void systemScopeIsTheCloud() throws NoAnswerException {
    assertEquals(new Grant.Cloud(), token("'system':{'all':true}").grant().scope());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'domain':{'id':'default'}", "'project':null,'system':null"})
  void noProjectIsNoScope(String more) throws NoAnswerException {
    assertEquals(new Grant.Unscoped(), token(more).grant().scope());
  }

  @Test
  void rolesMayBeAbsent() throws NoAnswerException {
    assertEquals(Set.of(), token("'project':{'id':'p'}").grant().roles());
  }

  @Test
  void rulesForOtherServicesAreLeftOut() throws NoAnswerException {
    assertEquals(
        Optional.of(List.of(new AccessRule("GET", "/v2/images"))),
        rules(
            """
            'access_rules':[
              {'id':'1','service':'image','method':'GET','path':'/v2/images'},
              {'id':'2','service':'compute','method':'GET','path':'/v2.1/servers'}]\
            """,
            IMAGE));
  }

  @Test
  void credentialWithoutRulesIsNotLimited() throws NoAnswerException {
    assertEquals(Optional.empty(), rules("'restricted':true", IMAGE));
    assertEquals(Optional.empty(), rules("'access_rules':null", IMAGE));
  }

  @Test
  void noRuleAllowsNothing() throws NoAnswerException {
    assertEquals(Optional.of(List.of()), rules("'access_rules':[]", IMAGE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'catalog':[]",
        "'catalog':[{'type':'identity'},{}]",
        "'other':1",
        "'catalog':null"
      })
  void rulesNeedTheServiceInTheCatalog(String catalog) throws NoAnswerException {
    assertEquals(
        Optional.of(List.of()),
        rules("'access_rules':[{'service':'image','method':'GET','path':'/v2/images'}]", catalog));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "1",
        "{",
        "{}",
        "<html>",
        "{'token':null}",
        "{'token':[]}",
        "{'token':{}}",
        "{'token':{'user':{'id':'u'}}}",
        "{'token':{'user':{'id':'u'},'expires_at':null}}",
        "{'token':{'user':{'id':'u'},'expires_at':1}}",
        "{'token':{'user':{'id':'u'},'expires_at':'tomorrow'}}",
        "{'token':{'user':{'id':'u'},'expires_at':'2026-11-25T01:58:03'}}",
        "{'token':{'user':{'id':1},'expires_at':'2026-11-25T01:58:03Z'}}",
        "{'token':{'user':{'id':''},'expires_at':'2026-11-25T01:58:03Z'}}",
        "{'token':{'user':'u','expires_at':'2026-11-25T01:58:03Z'}}",
        "{'token':{'expires_at':'2026-11-25T01:58:03Z'}}",
        "{'token':{'user':{'id':1e999999999999},'expires_at':'2026-11-25T01:58:03Z'}}",
      })
  void documentWithoutUserOrTimeIsNoAnswer(String document) {
    assertThrows(NoAnswerException.class, () -> read(document));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'project':'p'",
        "'project':{}",
        "'project':{'id':null}",
        "'roles':{}",
        "'roles':['member']",
        "'roles':[{'id':'1'}]",
        "'roles':[null]",
        "'application_credential':[]",
        "'application_credential':{'access_rules':{}}",
        "'application_credential':{'access_rules':['GET']}",
        "'catalog':[{'type':'image'}],'application_credential':{'access_rules':[{'service':1}]}",
        "'catalog':[{'type':'image'}],"
            + "'application_credential':{'access_rules':[{'service':'image','method':'GET'}]}",
        "'catalog':1,'application_credential':{'access_rules':[]}",
      })
  void oddPartIsNoAnswer(String part) {
    assertThrows(NoAnswerException.class, () -> token(part));
  }

  private static Optional<List<AccessRule>> rules(String credential, String catalog)
      throws NoAnswerException {
    return token(
            "'project':{'id':'p'},'application_credential':{'id':'c',"
                + credential
                + "},"
                + catalog)
        .grant()
        .rules();
  }

  private static ValidToken token(String more) throws NoAnswerException {
    return read("{'token':{" + ALWAYS + (more.isEmpty() ? "" : ",") + more + "}}");
  }

  private static ValidToken read(String document) throws NoAnswerException {
    return TokenDocument.parse(document.replace('\'', '"')).token();
  }
}
