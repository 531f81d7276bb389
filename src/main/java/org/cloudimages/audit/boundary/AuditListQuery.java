package org.cloudimages.audit.boundary;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import org.cloudimages.audit.AuditOutcome;
import org.cloudimages.audit.search.AuditField;
import org.cloudimages.audit.search.AuditQuery;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.QueryParameters;
import org.cloudimages.http.content.ClientText;
import org.cloudimages.http.content.IsoDate;

/**
 * The query parameters of {@code GET /v2/audit}; others are ignored. Times are {@code [op:]date} as
 * in lists of images, in whole seconds; several of them must all hold.
 */
final class AuditListQuery {

  /** The greatest year of a date. */
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private static final int MAX_TEXT = 255;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private Instant from = Instant.EPOCH;
  private Instant to = END;

  private AuditListQuery() {}

  /**
   * Reads the parameters.
   *
   * @throws ImagesException 400, naming the parameter
   */
  static AuditQuery parse(QueryParameters parameters) {
    return new AuditListQuery().query(parameters);
  }

  private AuditQuery query(QueryParameters parameters) {
    parameters.values(AuditField.OCCURRED_AT.text()).forEach(this::bound);
    Map<AuditField, String> equal = new EnumMap<>(AuditField.class);
    for (AuditField field : AuditField.values()) {
      if (field.isFilter()) {
        parameters.value(field.text()).ifPresent(text -> equal.put(field, value(field, text)));
      }
    }
    return new AuditQuery(equal, from, to);
  }

  private static String value(AuditField field, String text) {
    String value = ClientText.require(field.text(), text, MAX_TEXT);
    // because Derby would ignore them at the end
    ClientText.requireNoBlanksAround(field.text(), value);
    if (field == AuditField.OUTCOME && AuditOutcome.of(value).isEmpty()) {
      throw ImagesException.invalid(field.text(), "it must be success or refused.");
    }
    return value;
  }

  private void bound(String text) {
    int colon = text.indexOf(':');
    String operator =
        colon < 0 || Character.isDigit(text.charAt(0)) ? "" : text.substring(0, colon);
    Instant date = date(operator.isEmpty() ? text : text.substring(colon + 1));
    Instant second = date.truncatedTo(ChronoUnit.SECONDS);
    Instant next = date.equals(second) ? second : second.plus(SECOND);
    switch (operator) {
      case "gte" -> after(next);
      case "gt" -> after(second.plus(SECOND));
      case "lt" -> before(next);
      case "lte" -> before(second.plus(SECOND));
      case "", "eq" -> {
        after(next);
        before(second.plus(SECOND));
      }
      default -> throw invalid("it is asked for by gt, gte, lt, lte or eq.");
    }
  }

  private void after(Instant moment) {
    from = moment.isAfter(from) ? moment : from;
  }

  private void before(Instant moment) {
    to = moment.isBefore(to) ? moment : to;
  }

  private static Instant date(String text) {
    return IsoDate.parse(text.strip()).orElseThrow(() -> invalid("it must be an ISO 8601 date."));
  }

  private static ImagesException invalid(String why) {
    return ImagesException.invalid(AuditField.OCCURRED_AT.text(), why);
  }
}
