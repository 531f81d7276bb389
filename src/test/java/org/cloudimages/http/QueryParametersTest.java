package org.cloudimages.http;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.cloudimages.http.QueryParameters.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

  @Test
  void repetitionsKeepTheirOrder() {
    QueryParameters query = QueryParameters.parse("tag=b&limit=1&tag=a");

    assertEquals(List.of("b", "a"), query.values("tag"));
    assertEquals(
        List.of(new Parameter("tag", "b"), new Parameter("limit", "1"), new Parameter("tag", "a")),
        query.all());
  }

  @Test
  void lastValueOfANameCounts() {
    assertEquals(Optional.of("2"), QueryParameters.parse("limit=1&limit=2").value("limit"));
    assertEquals(Optional.empty(), QueryParameters.parse("limit=1").value("marker"));
  }

  @Test
  void plusIsASpaceAndEscapesAreUtf8() {
    assertEquals(
        List.of(new Parameter("a b", "ä+c=d")), QueryParameters.parse("a+b=%C3%A4%2Bc=d").all());
  }

  @Test
  void nameWithoutAnEqualsSignHasAnEmptyValue() {
    assertEquals(List.of(new Parameter("name", "")), QueryParameters.parse("&name&&").all());
  }

  @Test
  void noQueryHasNoParameters() {
    assertEquals(List.of(), QueryParameters.parse(null).all());
    assertEquals(List.of(), QueryParameters.parse("").all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"name=%", "name=%zz", "%FF=x", "name=%00", "name=a%C3"})
  void brokenEscapeIsRefused(String query) {
    assertRefused(400, "The query is not valid.", () -> QueryParameters.parse(query));
  }

  @Test
  void linkRepeatsEveryParameterButTheOneThatIsReplaced() {
    QueryParameters query = QueryParameters.parse("tag=b%26c&marker=old&tag=a+b");

    assertEquals(
        "/v2/images?tag=b%26c&tag=a+b&marker=new",
        query.without("marker").with("marker", "new").appendTo("/v2/images"));
  }

  @Test
  void linkWithoutParametersIsThePath() {
    assertEquals(
        "/v2/images", QueryParameters.parse("marker=x").without("marker").appendTo("/v2/images"));
  }
}
