package org.cloudimages.http.content;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates of ISO 8601 as clients of Glance write them: years of four digits, the extended form and
 * the basic one, as short as the year alone, a fraction behind a point or a comma, any offset. One
 * without an offset means UTC.
 */
public final class IsoDate {

  private static final Pattern DATE =
      Pattern.compile(
          "(?<year>[0-9]{4})"
              + "(?:-(?<month>[0-9]{1,2})(?:-(?<day>[0-9]{1,2}))?"
              + "|(?<basicMonth>[0-9]{2})(?<basicDay>[0-9]{2}))?"
              + "(?:[T ](?<hour>[0-9]{2})(?::?(?<minute>[0-9]{2})"
              + "(?::?(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,9})[0-9]*)?)?)?"
              // because a plus sign that is not escaped comes out of a query as a blank
              + "(?:Z|(?<sign>[+ -])(?<hours>[0-9]{2}):?(?<minutes>[0-9]{2})?)?)?",
          Pattern.CASE_INSENSITIVE);

  private static final int DAY_HOURS = 24;
  private static final int NANO_DIGITS = 9;

  private IsoDate() {}

  /** Returns the moment; empty for what is no date. */
  public static Optional<Instant> parse(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches() || (date.group("hour") != null && !hasDay(date))) {
      return Optional.empty();
    }
    try {
      return Optional.of(local(date).minusSeconds(offset(date)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean hasDay(Matcher date) {
    return date.group("day") != null || date.group("basicDay") != null;
  }

  private static Instant local(Matcher date) {
    LocalDate day =
        LocalDate.of(
            number(date, "year", 0),
            number(date, "basicMonth", number(date, "month", 1)),
            number(date, "basicDay", number(date, "day", 1)));
    int hour = number(date, "hour", 0);
    // because 24:00:00 is the end of a day, and the only time of that hour
    boolean isEnd = hour == DAY_HOURS;
    LocalTime time =
        LocalTime.of(
            isEnd ? 0 : hour, number(date, "minute", 0), number(date, "second", 0), nanos(date));
    if (isEnd && !time.equals(LocalTime.MIDNIGHT)) {
      throw new DateTimeException("There is no time after 24:00:00.");
    }
    return day.plusDays(isEnd ? 1 : 0).atTime(time).toInstant(ZoneOffset.UTC);
  }

  private static int nanos(Matcher date) {
    String digits = date.group("fraction");
    return digits == null
        ? 0
        : Integer.parseInt(digits + "0".repeat(NANO_DIGITS - digits.length()));
  }

  /** Seconds that the place is ahead of UTC. */
  private static long offset(Matcher date) {
    LocalTime ahead = LocalTime.of(number(date, "hours", 0), number(date, "minutes", 0));
    return "-".equals(date.group("sign")) ? -ahead.toSecondOfDay() : ahead.toSecondOfDay();
  }

  private static int number(Matcher date, String part, int without) {
    String digits = date.group(part);
    return digits == null ? without : Integer.parseInt(digits);
  }
}
