package org.cloudimages.openapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request byte for byte. Texts have one character for each byte (Latin-1), and names of images of
 * {@link World} in their place, such as {@code $QUEUED}.
 *
 * @param user whose token it has; empty for none
 * @param target path and query as they stand in the request line
 */
record GeneratedRequest(
    String user, String method, String target, List<Header> headers, Optional<String> body) {

  /** A line of the head. */
  record Header(String name, String value) {}

  /** What RFC 3986 lets stand in a path with a query; Payara refuses some escapes itself. */
  private static final Pattern TARGET =
      Pattern.compile("/(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@/?]++|%(?!00|5[Cc])[0-9A-Fa-f]{2})*+");

  /** What clients take out of a path, so that servers have their own ways with it. */
  private static final Pattern DOTS = Pattern.compile("^[^?]*/(?:\\.|%2[eE]){1,2}(?:[/?;]|$)");

  private static final Pattern VALUE =
      Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e\\t]*[\\x21-\\x7e])?|");
  private static final Pattern NO_WORD =
      Pattern.compile(
          "\\$(?:QUEUED|ACTIVE|FOREIGN|SHARED|PUBLIC|UNKNOWN|FRESH)|([A-Za-z0-9\\[])\\1{99,}+");
  private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e&&[^'\\\\]]*");

  /** The characters of a text in UTF-8, one for each byte. */
  static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  boolean has(String header) {
    return headers.stream().anyMatch(each -> each.name().equalsIgnoreCase(header));
  }

  /** Whether a server's own parser has nothing to refuse. */
  boolean isHttp() {
    return TARGET.matcher(target).matches()
        && !DOTS.matcher(target).find()
        && headers.stream().allMatch(header -> VALUE.matcher(header.value()).matches());
  }

  /** The same with something else in the place of names. */
  GeneratedRequest with(UnaryOperator<String> names) {
    return new GeneratedRequest(
        user,
        method,
        names.apply(target),
        headers.stream()
            .map(header -> new Header(header.name(), names.apply(header.value())))
            .toList(),
        body.map(names));
  }

  /** As the document is asked about it. */
  Contract.Request asked() {
    Map<String, String> lines = new LinkedHashMap<>();
    headers.forEach(header -> lines.merge(header.name(), header.value(), (a, b) -> a + ", " + b));
    return new Contract.Request(
        method, target, lines, () -> new String(body.orElse("").getBytes(ISO_8859_1), UTF_8));
  }

  /** Everything that is sent, to look for a text in it. */
  String text() {
    return target + headers + body.orElse("");
  }

  /** The command that sends it, for Bash. */
  String curl() {
    String token =
        user.isEmpty()
            ? ""
            : " -H \"X-Auth-Token: $TOKEN_OF_"
                + user.toUpperCase(Locale.ROOT).replace('-', '_')
                + '"';
    String lines =
        headers.stream()
            .map(
                header ->
                    " -H "
                        + quoted(
                            header.name()
                                + (header.value().isEmpty() ? ";" : ": ")
                                + header.value()))
            .collect(Collectors.joining());
    String how = method.equals("HEAD") ? " -I" : " -X " + method;
    return "curl -isg --path-as-is"
        + how
        + token
        + lines
        + body.map(text -> " --data-binary " + quoted(text)).orElse("")
        + " \"$IMAGES\""
        + quoted(target);
  }

  /** As words of Bash without a blank between; names of images are variables of it. */
  private static String quoted(String text) {
    Matcher other = NO_WORD.matcher(text);
    if (!other.find()) {
      return word(text);
    }
    String words =
        other.group(1) == null
            ? other.group()
            : "$(printf '%%%ds' | tr ' ' %s)"
                .formatted(other.end() - other.start(), word(other.group(1)));
    return word(text.substring(0, other.start()))
        + '"'
        + words
        + '"'
        + quoted(text.substring(other.end()));
  }

  private static String word(String text) {
    if (PLAIN.matcher(text).matches()) {
      return "'" + text + "'";
    }
    return text.chars()
        .mapToObj(GeneratedRequest::escaped)
        .collect(Collectors.joining("", "$'", "'"));
  }

  private static String escaped(int c) {
    if (c == '\'' || c == '\\') {
      return "\\" + (char) c;
    }
    return c < 0x20 || c > 0x7e ? "\\x%02x".formatted(c) : String.valueOf((char) c);
  }

  @Override
  public String toString() {
    return curl();
  }
}
