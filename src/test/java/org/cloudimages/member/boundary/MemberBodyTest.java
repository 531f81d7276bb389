package org.cloudimages.member.boundary;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cloudimages.image.entity.MemberStatus;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberBodyTest {

  private static String member(String body) {
    return MemberBody.member(JsonText.object(body));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'member':'a-project'} | a-project",
        "{'member':554433} | 554433",
        "{'member':'x','status':'accepted','more':[]} | x"
      })
  void memberIsATextOrTheTextOfANumber(String body, String member) {
    assertEquals(member, member(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'member':''}",
        "{'member':null}",
        "{'member':true}",
        "{'member':['x']}",
        "{'id':'x'}"
      })
  void memberThatIsNoneIsRefused(String body) {
    assertRefused(
        400,
        "Invalid value for 'member': it must be a text that is not empty.",
        () -> member(body));
  }

  @Test
  void memberHasAtMost255Characters() {
    String longest = "ä".repeat(254) + "😀";

    assertEquals(longest, member("{'member':'" + longest + "'}"));
    assertRefused(400, () -> member("{'member':'" + longest + "x'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" x", "x ", " ", "x\u00a0 ", "\u2003x"})
  void memberWithABlankAtAnEndIsRefused(String member) {
    assertRefused(
        400,
        "Invalid value for 'member': '" + member + "' has a blank at an end.",
        () -> member("{'member':'" + member + "'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", ".."})
  void memberThatNoPathCanNameIsRefused(String member) {
    assertRefused(
        400,
        "Invalid value for 'member': no path can name a member '" + member + "'.",
        () -> member("{'member':'" + member + "'}"));
    assertEquals(member + ".x", member("{'member':'" + member + ".x'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'member':'a\\u0000'}", "{'member':'\\ud800'}"})
  void memberOfCharactersThatCannotBeStoredIsRefused(String body) {
    assertRefused(400, () -> member(body));
  }

  @ParameterizedTest
  @CsvSource({"accepted,ACCEPTED", "rejected,REJECTED", "pending,PENDING"})
  void statusIsOneOfThree(String word, MemberStatus status) {
    assertEquals(status, MemberBody.status(JsonText.object("{'status':'" + word + "'}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'status':''}",
        "{'status':'Accepted'}",
        "{'status':1}",
        "{'status':'all'}"
      })
  void everyOtherStatusIsRefused(String body) {
    assertRefused(400, () -> MemberBody.status(JsonText.object(body)));
  }
}
