package org.cloudimages.audit.boundary;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.cloudimages.audit.search.AuditField;
import org.cloudimages.audit.search.AuditQuery;
import org.cloudimages.http.QueryParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditListQueryTest {

  private static final String NOON = "2026-11-28T12:00:00Z";
  private static final String LATER = "2026-11-28T12:00:01Z";
  private static final String BEGIN = "1970-01-01T00:00:00Z";
  private static final String END = "9999-12-31T00:00:00Z";

  private static AuditQuery parse(String query) {
    return AuditListQuery.parse(QueryParameters.parse(query));
  }

  @Test
  void eachFieldIsAFilterButThoseThatSayNothingOfAnotherEntry() {
    AuditQuery query =
        parse("action=image.delete&outcome=refused&image_id=i&fault=x&id=y&source=z&odd=o");
    assertEquals(
        Map.of(
            AuditField.ACTION, "image.delete",
            AuditField.OUTCOME, "refused",
            AuditField.IMAGE_ID, "i"),
        query.equal());
    assertEquals(Instant.parse(BEGIN), query.from());
    assertEquals(Instant.parse(END), query.to());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-28T12:00:00Z, " + NOON + ", " + LATER,
    "eq:2026-11-28T12:00:00Z, " + NOON + ", " + LATER,
    "gte:2026-11-28T12:00:00Z, " + NOON + ", " + END,
    "gte:2026-11-28T12:00:00.5Z, " + LATER + ", " + END,
    "gt:2026-11-28T12:00:00Z, " + LATER + ", " + END,
    "lt:2026-11-28T12:00:00Z, " + BEGIN + ", " + NOON,
    "lte:2026-11-28T12:00:00Z, " + BEGIN + ", " + LATER,
    "gte:2026, 2026-01-01T00:00:00Z, " + END
  })
  void timesAreSeconds(String text, String from, String to) {
    AuditQuery query = parse("occurred_at=" + text);
    assertEquals(Instant.parse(from), query.from());
    assertEquals(Instant.parse(to), query.to());
  }

  @Test
  void allTimesMustHold() {
    AuditQuery query =
        parse("occurred_at=gte:" + NOON + "&occurred_at=lt:" + LATER + "&occurred_at=gt:2020");
    assertEquals(Instant.parse(NOON), query.from());
    assertEquals(Instant.parse(LATER), query.to());
  }

  @ParameterizedTest
  @CsvSource({
    "occurred_at=x, occurred_at",
    "occurred_at=, occurred_at",
    "occurred_at=neq:2026, occurred_at",
    "occurred_at=gte:, occurred_at",
    "outcome=done, outcome",
    "user_id=u+, user_id"
  })
  void whatCannotBeAskedForIsRefusedByTheParameter(String query, String parameter) {
    var refusal = assertRefused(400, () -> parse(query));
    assertEquals("Invalid value for '" + parameter + "'", refusal.message().replaceAll(": .*", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, CSV",
    "'text/csv;q=0.5, */*', CSV",
    "application/x-ndjson, NDJSON",
    "APPLICATION/JSONL, JSONL",
    "'*/*, application/jsonl', JSONL"
  })
  void linesAreGivenWhereTheyAreAskedFor(String accept, AuditFormat format) {
    assertEquals(Optional.of(format), AuditFormat.of(accept));
  }

  @ParameterizedTest
  @CsvSource({
    "*/*",
    "application/json",
    "'application/json, text/csv'",
    "text/html",
    "''",
    "','",
    ";",
    "';, ;q=1'"
  })
  void othersGetAPage(String accept) {
    assertEquals(Optional.empty(), AuditFormat.of(accept));
  }
}
