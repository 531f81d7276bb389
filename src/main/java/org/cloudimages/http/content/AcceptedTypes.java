package org.cloudimages.http.content;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a client accepts, for the few requests that give it more than one form. The runtimes do not
 * see it, because no other answer hangs on it.
 */
public final class AcceptedTypes {

  private static final String HEADER = "Accept";
  private static final String ATTRIBUTE = AcceptedTypes.class.getName();

  /**
   * One of the ranges that the header lists (RFC 9110, 12.5.1).
   *
   * @param type such as {@code text/csv}, in lower case
   * @param quality how much it is liked, from 0 to 1
   */
  private record Range(String type, double quality) {

    private static final Pattern QUALITY =
        Pattern.compile("(?i);\\s*q=(?:(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*(?:;|$))?");

    /** Returns nothing for one whose quality is none. */
    static Optional<Range> of(String text) {
      String type = text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      Matcher quality = QUALITY.matcher(text);
      if (!quality.find()) {
        return Optional.of(new Range(type, 1));
      }
      return Optional.ofNullable(quality.group(1))
          .map(number -> new Range(type, Double.parseDouble(number)));
    }
  }

  private AcceptedTypes() {}

  /** Keeps the header of the request that came, before it is hidden. */
  public static void keep(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, of(request));
  }

  /** The value of the header; empty where there is none. */
  public static String of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String kept
        ? kept
        : String.join(",", Collections.list(request.getHeaders(HEADER)));
  }

  /**
   * Whether the client names the type and likes it better than the usual one, or as much where it
   * does not name that.
   */
  public static boolean prefer(HttpServletRequest request, String type, String usual) {
    return prefer(of(request), type, usual);
  }

  static boolean prefer(String header, String type, String usual) {
    List<Range> ranges =
        Stream.of(header.split(",")).map(Range::of).flatMap(Optional::stream).toList();
    OptionalDouble named = quality(ranges, type);
    if (named.isEmpty() || named.getAsDouble() == 0) {
      return false;
    }
    OptionalDouble other = quality(ranges, usual);
    return other.isPresent()
        ? named.getAsDouble() > other.getAsDouble()
        : named.getAsDouble() >= likedAnyway(ranges, usual);
  }

  /** The quality of a range, where it is named. */
  private static OptionalDouble quality(List<Range> ranges, String type) {
    return ranges.stream()
        .filter(range -> range.type().equals(type))
        .mapToDouble(Range::quality)
        .max();
  }

  /** The quality of a type that is not named. */
  private static double likedAnyway(List<Range> ranges, String type) {
    return quality(ranges, type.replaceFirst("/.*", "/*"))
        .orElseGet(() -> quality(ranges, "*/*").orElse(0));
  }
}
