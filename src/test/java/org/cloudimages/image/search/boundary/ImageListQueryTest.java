package org.cloudimages.image.search.boundary;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudimages.fault.Fault;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.image.entity.ImageAttribute;
import org.cloudimages.image.entity.ImageStatus;
import org.cloudimages.image.entity.ImageTerm;
import org.cloudimages.image.entity.MemberStatus;
import org.cloudimages.image.entity.Visibility;
import org.cloudimages.image.search.ImageFilter;
import org.cloudimages.image.search.ImageFilter.Operator;
import org.cloudimages.image.search.ImageQuery;
import org.cloudimages.image.search.ImageQuery.Page;
import org.cloudimages.image.search.ImageQuery.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageListQueryTest {

  @Test
  void nothingAskedIsTheUsualList() {
    ImageQuery query = parse(null);

    assertEquals(Scope.USUAL, query.scope());
    assertFalse(query.hidden());
    assertEquals(List.of(), query.filters());
    assertEquals(List.of(), query.terms());
    assertEquals(new Page(100, Optional.empty(), 0), query.page());
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1,1",
    "1000,1000",
    "1001,1000",
    "99999999999999,1000",
    "9999999999999999999999,1000",
    "00000000000000000000007,7"
  })
  void limitIsClamped(String limit, int clamped) {
    assertEquals(clamped, parse("limit=" + limit).page().limit());
  }

  @Test
  void markerAndOffsetAreRead() {
    assertEquals(
        new Page(100, Optional.of("an id"), 10_000), parse("marker=an+id&offset=10000").page());
  }

  @Test
  void visibilityNarrowsTheScope() {
    assertEquals(
        new Scope(true, Optional.empty(), Optional.of(MemberStatus.ACCEPTED)),
        parse("visibility=all").scope());
    assertEquals(
        new Scope(false, Optional.of(Visibility.COMMUNITY), Optional.of(MemberStatus.ACCEPTED)),
        parse("visibility=community").scope());
  }

  @ParameterizedTest
  @CsvSource({"true,true", "TRUE,true", "False,false"})
  void hiddenIsAskedForInAnyCase(String text, boolean hidden) {
    assertEquals(hidden, parse("os_hidden=" + text).hidden());
  }

  @Test
  void textFiltersTakeOneOrSeveralValues() {
    assertFilter("name=x", "name", Operator.EQUAL, "x");
    assertFilter("disk_format=eq:raw", "disk_format", Operator.EQUAL, "raw");
    assertFilter(
        "container_format=in:bare,ova", "container_format", Operator.IN, List.of("bare", "ova"));
    assertFilter("id=in:a", "id", Operator.EQUAL, "a");
  }

  @Test
  void plainTextFiltersHaveNoOperators() {
    assertFilter("owner=in:a,b", "owner", Operator.EQUAL, "in:a,b");
    assertFilter("checksum=x", "checksum", Operator.EQUAL, "x");
    assertFilter("os_hash_algo=x", "os_hash_algo", Operator.EQUAL, "x");
    assertFilter("os_hash_value=x", "os_hash_value", Operator.EQUAL, "x");
  }

  @Test
  void numberFiltersHaveTheTypeOfTheirColumn() {
    assertFilter("size=5000000000", "size", Operator.EQUAL, 5_000_000_000L);
    assertFilter("virtual_size=1", "virtual_size", Operator.EQUAL, 1L);
    assertFilter("min_ram=1", "min_ram", Operator.EQUAL, 1);
    assertFilter("min_disk=1", "min_disk", Operator.EQUAL, 1);
  }

  @Test
  void rangesAreInclusive() {
    assertFilter("size_min=1", "size", Operator.GREATER_OR_EQUAL, 1L);
    assertFilter("size_max=1", "size", Operator.LESS_OR_EQUAL, 1L);
    assertFilter("virtual_size_max=1", "virtual_size", Operator.LESS_OR_EQUAL, 1L);
    assertFilter("min_ram_min=1", "min_ram", Operator.GREATER_OR_EQUAL, 1);
    assertFilter("min_disk_max=1", "min_disk", Operator.LESS_OR_EQUAL, 1);
  }

  @Test
  void datesAreFilters() {
    assertFilter(
        "created_at=lt:2026-01-02T03:04:05Z",
        "created_at",
        Operator.LESS,
        Instant.parse("2026-01-02T03:04:05Z"));
    assertFilter(
        "updated_at=gt:2026-01-02T03:04:05Z",
        "updated_at",
        Operator.GREATER_OR_EQUAL,
        Instant.parse("2026-01-02T03:04:06Z"));
  }

  @Test
  void protectionAndStatusAreFilters() {
    assertFilter("protected=true", "protected", Operator.EQUAL, true);
    assertFilter("status=queued", "status", Operator.EQUAL, ImageStatus.QUEUED);
    assertFilter(
        "status=in:queued,active",
        "status",
        Operator.IN,
        List.of(ImageStatus.QUEUED, ImageStatus.ACTIVE));
    assertFilter("status=unheard-of", "status", Operator.EQUAL, ImageStatus.DELETED);
  }

  @Test
  void everyTagMustBeThere() {
    assertEquals(
        List.of(ImageTerm.ofTag("a"), ImageTerm.ofTag("b")),
        parse("tag=a&tag=%20b%20&tag=a").terms());
  }

  @ParameterizedTest
  @ValueSource(strings = {"os_distro", "hw_min", "_max", "SIZE", "changes-until"})
  void otherNamesAreProperties(String name) {
    assertEquals(List.of(ImageTerm.ofProperty(name, "in:x")), parse(name + "=in:x").terms());
  }

  @Test
  void deletedHasNoEffect() {
    assertEquals(parse(null), parse("deleted=true"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=-1",
        "limit=",
        "limit=1.0",
        "limit=ten",
        "limit=%D9%A1",
        "offset=9999999999999999999",
        "name_min=1",
        "status_max=1",
        "created_at_min=2026-01-02",
        "tags_max=1",
        "offset=-1",
        "offset=10001",
        "visibility=",
        "visibility=Public",
        "member_status=maybe",
        "os_hidden=yes",
        "protected=True",
        "size=big",
        "size=1e3",
        "size=99999999999999999999",
        "size_min=",
        "virtual_size_max=x",
        "min_ram=4294967296",
        "min_disk_min=x",
        "created_at=yesterday",
        "created_at=",
        "created_at=gt:",
        "created_at=ge:2026-01-02T03:04:05Z",
        "created_at=%2B999999999-12-31T23:59:59Z",
        "updated_at=-999999999-01-01T00:00:00Z",
        "updated_at=2026-13-01",
        "changes-since=2026-01-02"
      })
  void badValueIsRefusedByTheNameOfTheParameter(String query) {
    Fault fault = assertRefused(400, () -> parse(query));

    assertTrue(
        fault
            .message()
            .startsWith("Invalid value for '" + query.substring(0, query.indexOf('=')) + "': "),
        fault.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tag=x", "size=1", "created_at=neq:2026-01-02", "a_property=x"})
  void thirtyTwoConditionsAreTheMost(String condition) {
    String many = "limit=1&sort=name" + ("&" + condition).repeat(32);

    parse(many);
    assertRefused(
        400,
        "Invalid value for 'name': a list is asked for with at most 32 conditions.",
        () -> parse(many + "&name=x"));
  }

  @Test
  void valuesOfAllParametersAreCounted() {
    String many = "id=in:" + ",".repeat(499) + "&name=in:" + ",".repeat(499);

    parse(many);
    assertRefused(
        400,
        "Invalid value for 'disk_format': a list is asked for at most 1000 values of in:.",
        () -> parse(many + "&disk_format=in:a,b"));
  }

  private static ImageQuery parse(String query) {
    return ImageListQuery.parse(QueryParameters.parse(query));
  }

  private static void assertFilter(
      String query, String attribute, Operator operator, Object value) {
    ImageFilter filter =
        new ImageFilter(ImageAttribute.of(attribute).orElseThrow(), operator, value);
    assertEquals(List.of(filter), parse(query).filters());
  }
}
