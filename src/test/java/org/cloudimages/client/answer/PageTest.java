package org.cloudimages.client.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;

class PageTest {

  private static Page<Member> page(JsonObject document) {
    return Page.of(document, Member::new);
  }

  @Test
  void linkTellsTheMarker() {
    Page<Member> page =
        page(
            JsonText.object(
                "{'first':'/v2/images?marker_x=1','members':[{'member_id':'a'}],"
                    + "'next':'/v2/images?limit=1&marker=a%20b&name=x'}"));

    assertEquals(List.of("a"), page.items().stream().map(Member::memberId).toList());
    assertEquals(Optional.of("a b"), page.next());
  }

  @Test
  void lastPageHasNone() {
    assertEquals(Optional.empty(), page(JsonText.object("{'members':[]}")).next());
  }
}
