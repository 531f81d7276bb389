package org.cloudimages.idempotency.boundary;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cloudimages.fault.ImagesException;

/**
 * The header {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): a string of RFC
 * 8941, that is, in double quotes. The same without quotes is the same key.
 */
final class IdempotencyHeader {

  static final String NAME = "Idempotency-Key";

  private static final Pattern QUOTED = Pattern.compile("\"((?:[!#-\\[\\]-~]|\\\\[\"\\\\])*)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");
  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

  private IdempotencyHeader() {}

  /**
   * Reads the key of a request; empty where it has none.
   *
   * @throws ImagesException 400 for what is no key, or more than one
   */
  static Optional<String> key(HttpServletRequest request) {
    List<String> values = Collections.list(request.getHeaders(NAME));
    if (values.size() > 1) {
      throw invalid();
    }
    return values.stream().findFirst().map(String::strip).map(IdempotencyHeader::parse);
  }

  private static String parse(String value) {
    String key = value.startsWith("\"") ? unquote(value) : value;
    if (!KEY.matcher(key).matches()) {
      throw invalid();
    }
    return key;
  }

  private static String unquote(String value) {
    var quoted = QUOTED.matcher(value);
    if (!quoted.matches()) {
      throw invalid();
    }
    return ESCAPE.matcher(quoted.group(1)).replaceAll("$1");
  }

  private static ImagesException invalid() {
    return ImagesException.invalid(
        NAME, "it must be one text of 1 to 255 visible ASCII characters, in double quotes.");
  }
}
