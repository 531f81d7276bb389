package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import org.cloudimages.fault.Fault;
import org.cloudimages.image.boundary.BulkDeletionBody.Kind;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.search.ImageFilter;
import org.cloudimages.image.search.ImageFilter.Operator;
import org.cloudimages.image.search.ImageQuery;
import org.cloudimages.testing.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkDeletionBodyTest {

  private static BulkDeletionBody parse(String body) {
    return BulkDeletionBody.parse(JsonText.object(body));
  }

  @Test
  void idsAreKeptInTheirOrder() {
    BulkDeletionBody body = parse("{'ids':['b','a','b']}");

    assertEquals(Kind.IDS, body.kind());
    assertEquals(List.of("b", "a", "b"), body.ids());
  }

  @Test
  void filterIsAListOfTheOwnProject() {
    BulkDeletionBody body = parse("{'filter':{'name':'old','min_disk':1,'protected':false}}");
    ImageQuery query = body.query("demo");

    assertEquals(Kind.FILTER, body.kind());
    assertEquals(BulkDeletionBody.MAX_IMAGES, query.page().limit());
    assertEquals(
        List.of(
            new ImageFilter(ImageAttribute.NAME, Operator.EQUAL, "old"),
            new ImageFilter(ImageAttribute.MIN_DISK, Operator.EQUAL, 1),
            new ImageFilter(ImageAttribute.PROTECTED, Operator.EQUAL, false),
            new ImageFilter(ImageAttribute.OWNER, Operator.EQUAL, "demo")),
        query.filters());
  }

  @Test
  void filterOfAsManyConditionsAsAListHasRoomForItsOwner() {
    String tags = "'t',".repeat(31) + "'t'";

    parse("{'filter':{'tag':[" + tags + "]}}").query("demo");
    assertRefused(
        400,
        "Invalid value for 'tag': a list is asked for with at most 32 conditions.",
        () -> parse("{'filter':{'tag':['t'," + tags + "]}}").query("demo"));
  }

  @Test
  void filterMayNameAnotherOwnerAndSmallerLimitAndRepeatATerm() {
    ImageQuery query =
        parse("{'filter':{'owner':'other','limit':5,'tag':['a','b']}}").query("demo");

    assertEquals(
        List.of(new ImageFilter(ImageAttribute.OWNER, Operator.EQUAL, "other")), query.filters());
    assertEquals(5, query.page().limit());
    assertEquals(2, query.terms().size());
  }

  @Test
  void thousandIdsAreTheMost() {
    JsonArrayBuilder ids = Json.createArrayBuilder();
    for (int n = 0; n < BulkDeletionBody.MAX_IMAGES; n++) {
      ids.add("id " + n);
    }
    JsonArray most = ids.build();

    assertEquals(
        BulkDeletionBody.MAX_IMAGES,
        BulkDeletionBody.parse(Json.createObjectBuilder().add("ids", most).build()).ids().size());
    assertRefused(
        400,
        "Invalid value for 'ids': it must be a list of 1 to 1000 texts.",
        () ->
            BulkDeletionBody.parse(
                Json.createObjectBuilder()
                    .add("ids", Json.createArrayBuilder(most).add("one more"))
                    .build()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|ids",
        "{'ids':['a'],'filter':{'name':'b'}}|ids",
        "{'ids':[]}|ids",
        "{'ids':'a'}|ids",
        "{'ids':{}}|ids",
        "{'ids':null}|ids",
        "{'ids':['a',1]}|ids",
        "{'ids':['a',null]}|ids",
        "{'ids':['a\\u0000']}|ids",
        "{'ids':['a'],'force':true}|force",
        "{'filter':{}}|filter",
        "{'filter':[]}|filter",
        "{'filter':'name=x'}|filter",
        "{'filter':null}|filter",
        "{'filter':{'limit':1}}|filter",
        "{'filter':{'sort':'name','deleted':'true','member_status':'all'}}|filter",
        "{'filter':{'name':null}}|name",
        "{'filter':{'name':{}}}|name",
        "{'filter':{'name':[[]]}}|name",
        "{'filter':{'name':'x','tag':[]}}|tag",
        "{'filter':{'name':'\\ud800'}}|name",
        "{'filter':{'name':'x','marker':'y'}}|marker",
        "{'filter':{'name':'x','offset':1}}|offset",
        "{'filter':{'min_disk':'x'}}|min_disk",
        "{'filter':{'name':'x','limit':-1}}|limit",
        "{'filter':{'protected':'yes'}}|protected"
      })
  void refusalNamesTheField(String body, String field) {
    Fault fault = assertRefused(400, () -> parse(body).query("demo"));

    assertTrue(fault.message().startsWith("Invalid value for '" + field + "': "), fault::message);
  }
}
