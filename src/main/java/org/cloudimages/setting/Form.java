package org.cloudimages.setting;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a setting must be.
 *
 * @param text that, as the end of "must be"
 * @param parser makes a value of a text without space around it; throws {@link
 *     IllegalArgumentException} or {@link DateTimeException} for any other text
 */
public record Form<T>(String text, Function<String, T> parser) {

  /** As long as anything may take: some sums of it are still a number of nanoseconds. */
  public static final String MAX_DURATION = "P36500D";

  /** Words with commas between them; at least one, none of them empty. */
  public static final Form<List<String>> WORDS =
      new Form<>("words, separated by commas", Form::words);

  public static final Form<Path> PATH = new Form<>("a path", Path::of);

  /** A server, without a slash at the end. */
  public static final Form<URI> URL = new Form<>("like http://host:port/path", Form::url);

  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** A duration of ISO 8601 within those bounds, both included. */
  public static Form<Duration> duration(String least, String most) {
    return bounded(
        "a duration from " + least + " to " + most,
        Duration::parse,
        Duration.parse(least),
        Duration.parse(most));
  }

  /** A whole number within those bounds, both included. */
  public static Form<Long> number(long least, long most) {
    return bounded("a number from " + least + " to " + most, Long::valueOf, least, most);
  }

  /** One of these words. */
  public static Form<String> word(String... words) {
    return new Form<>(
        String.join(" or ", words),
        text -> {
          require(Arrays.asList(words).contains(text), text);
          return text;
        });
  }

  private static <T extends Comparable<T>> Form<T> bounded(
      String form, Function<String, T> parser, T least, T most) {
    return new Form<>(
        form,
        text -> {
          T value = parser.apply(text);
          require(value.compareTo(least) >= 0 && value.compareTo(most) <= 0, text);
          return value;
        });
  }

  private static List<String> words(String text) {
    List<String> words = Stream.of(text.split(",", -1)).map(String::strip).toList();
    require(!words.contains(""), text);
    return words;
  }

  private static URI url(String text) {
    URI url = URI.create(text.replaceAll("/+$", ""));
    // because a relative reference has no scheme, and a set has no null
    boolean isServer =
        url.getScheme() != null && SCHEMES.contains(url.getScheme()) && url.getHost() != null;
    require(isServer && url.getQuery() == null && url.getFragment() == null, text);
    return url;
  }

  private static void require(boolean holds, String text) {
    if (!holds) {
      throw new IllegalArgumentException(text);
    }
  }

  /**
   * Makes a value of a text.
   *
   * @throws IllegalArgumentException with the name and with what would be right
   */
  T parse(String name, String text) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw invalid(name, text, e);
    }
  }

  private IllegalArgumentException invalid(String name, String value, Exception cause) {
    return new IllegalArgumentException(name + " must be " + text + ", but is: " + value, cause);
  }
}
