package org.cloudimages.data.download;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;

/**
 * The range of bytes that a request asks for, not read yet: without data every range is answered
 * alike.
 *
 * @param range the header {@code Range}; empty without one
 * @param contentRange the header {@code Content-Range}, which old clients send in its place; empty
 *     without one
 * @param condition the header {@code If-Range}: the tag that the data must have for it; empty
 *     without one
 */
public record ByteRange(String range, String contentRange, String condition) {

  /** A unit, and the ranges in it. */
  private static final Pattern RANGE = Pattern.compile("([\\w!#$%&'*+.^`|~-]+) *=(.*)");

  private static final Pattern BOUNDS = Pattern.compile("(\\d*) *- *(\\d*)");
  private static final Pattern CONTENT_RANGE = Pattern.compile("(?i)bytes +(\\d+)-(\\d+)/[\\d*]+");

  private static final String BYTES = "bytes";

  /** Longer numbers are larger than any image. */
  private static final int DIGITS = 18;

  /** All bytes. */
  public static final ByteRange WHOLE = new ByteRange("", "", "");

  /** What the headers of those names say; one that is there several times is a list. */
  public static ByteRange of(
      List<String> range, List<String> contentRange, List<String> condition) {
    return new ByteRange(
        String.join(",", range).strip(),
        String.join(",", contentRange).strip(),
        String.join(",", condition).strip());
  }

  /**
   * Returns what is meant of that many bytes, if it is known how many: of others all can be had.
   *
   * @throws ImagesException as below, and 400 for a part of data whose size is not known
   */
  Slice slice(Optional<Long> size, String tag) {
    if (size.isPresent()) {
      return slice(size.get(), tag);
    }
    if (isOfPart() && (condition.isEmpty() || condition.equals(tag))) {
      throw ImagesException.badRequest(
          "No part of the data can be read, because nobody knows how many bytes they are.");
    }
    return Slice.ENTIRE;
  }

  /**
   * Returns what is meant of that many bytes: all of them when the condition does not hold, which a
   * date never does, or when the unit is another one.
   *
   * @param tag the entity tag of the data; null where they have none
   * @throws ImagesException 400 for several ranges, 416 for what is not a range or begins behind
   *     the end; an old client's must also end before it
   */
  Slice slice(long size, String tag) {
    if (!condition.isEmpty() && !condition.equals(tag)) {
      return Slice.whole(size);
    }
    if (!range.isEmpty()) {
      return range(size);
    }
    return contentRange.isEmpty() ? Slice.whole(size) : contentRange(size);
  }

  private boolean isOfPart() {
    Matcher unit = RANGE.matcher(range);
    return range.isEmpty()
        ? !contentRange.isEmpty()
        : !unit.matches() || unit.group(1).equalsIgnoreCase(BYTES);
  }

  private Slice range(long size) {
    Matcher unit = RANGE.matcher(range);
    if (!unit.matches()) {
      throw unsatisfiable(size);
    }
    if (!unit.group(1).equalsIgnoreCase(BYTES)) {
      return Slice.whole(size);
    }
    Matcher bounds = BOUNDS.matcher(only(unit.group(2)));
    if (!bounds.matches()) {
      throw unsatisfiable(size);
    }
    boolean suffix = bounds.group(1).isEmpty();
    long first = suffix ? size - number(bounds.group(2), 0) : number(bounds.group(1), 0);
    long last = suffix ? size - 1 : number(bounds.group(2), size - 1);
    return part(Math.max(first, 0), last, Math.min(last, size - 1), size);
  }

  /** The one element of a list, in which empty ones do not count (RFC 9110, 5.6.1). */
  private static String only(String list) {
    List<String> elements =
        Stream.of(list.split(",")).map(String::strip).filter(text -> !text.isEmpty()).toList();
    if (elements.size() > 1) {
      throw ImagesException.invalid("Range", "only one range can be asked for");
    }
    return elements.isEmpty() ? "" : elements.get(0);
  }

  private Slice contentRange(long size) {
    Matcher bounds = CONTENT_RANGE.matcher(contentRange);
    if (!bounds.matches()) {
      throw unsatisfiable(size);
    }
    long last = number(bounds.group(2), 0);
    return part(number(bounds.group(1), 0), last, last, size);
  }

  private static Slice part(long first, long asked, long last, long size) {
    if (first > asked || first >= size || last >= size) {
      throw unsatisfiable(size);
    }
    return Slice.part(first, last, size);
  }

  private static long number(String digits, long fallback) {
    if (digits.isEmpty()) {
      return fallback;
    }
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(significant);
  }

  private static ImagesException unsatisfiable(long size) {
    return new ImagesException(
        Fault.of(FaultType.RANGE_NOT_SATISFIABLE, "The image has no such range of bytes.")
            .header("Content-Range", "bytes */" + size));
  }
}
