package org.cloudimages.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudimages.http.ApiMinor;
import org.cloudimages.testing.Answer;

/**
 * Holds requests and their answers against the document: path and method, status, headers, media
 * type and body. What the document does not know must be refused, or be answered with the versions.
 * Thread-safe.
 */
public final class Contract {

  private static final Document DOCUMENT = Document.SERVED;
  private static final BodySchemas SENT = BodySchemas.lenient(DOCUMENT);
  private static final BodySchemas ANSWERED = BodySchemas.strict(DOCUMENT);
  private static final String VERSIONS = "#/components/schemas/Versions";

  /** Methods that need no operation: a server, or what browsers are told of it, answers them. */
  private static final Set<String> OF_BROWSERS = Set.of("HEAD", "OPTIONS");

  private static final String VENDOR_TYPE = "application/vnd.openstack.images-v2";
  private static final Pattern ALIAS = Pattern.compile("/(v2\\.\\d+)(/.*)?");

  /** What only the tests' WAR answers, so that they see inside. */
  private static final String PROBE = "/v2/probe";

  private Contract() {}

  /**
   * A request as it was sent.
   *
   * @param headers by name, in any case of letters
   * @param body its text; empty where there is none
   */
  public record Request(
      String method, String path, Map<String, String> headers, Supplier<String> body) {

    Optional<String> header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    /** The path as the document writes it. */
    String documentedPath() {
      String asked = path.split("\\?", 2)[0].replaceFirst("^/+", "/");
      Matcher alias = ALIAS.matcher(asked);
      boolean listed = alias.matches() && ApiMinor.listed(alias.group(1)).isPresent();
      String base = listed ? "/v2" + Objects.requireNonNullElse(alias.group(2), "") : asked;
      boolean named = header("Accept").orElse("").toLowerCase(Locale.ROOT).startsWith(VENDOR_TYPE);
      if (named && DOCUMENT.find(method, base).isEmpty()) {
        return "/v2" + base;
      }
      boolean glued = List.of("/v2/", "/identity/", "/identity/v3/").contains(base);
      return glued ? base.substring(0, base.length() - 1) : base;
    }
  }

  /** Asserts that the request may be answered so. */
  public static void check(Request request, Answer answer) {
    String path = request.documentedPath();
    if (path.startsWith(PROBE)) {
      return;
    }
    Optional<DocumentedOperation> operation = DOCUMENT.find(request.method(), path);
    if (operation.isPresent()) {
      check(operation.get(), request, answer);
    } else if (answer.status() < 400 && !OF_BROWSERS.contains(request.method())) {
      check(ANSWERED.errors(VERSIONS, answer.body()), request, answer);
    }
  }

  private static void check(DocumentedOperation operation, Request request, Answer answer) {
    DocumentedResponse response =
        operation
            .response(answer.status())
            .orElseThrow(() -> new AssertionError(said("unknown status", request, answer)));
    for (String header : response.requiredHeaders()) {
      assertTrue(answer.header(header).isPresent(), () -> said("no " + header, request, answer));
    }
    if (response.content().isEmpty() || request.method().equals("HEAD")) {
      assertEquals("", answer.body(), () -> said("a body", request, answer));
    } else {
      checkBody(response, request, answer);
    }
    if (answer.status() < 300) {
      checkSent(operation, request, answer);
    }
    Meetings.note(response);
  }

  private static void checkBody(DocumentedResponse response, Request request, Answer answer) {
    String media = media(answer.header("Content-Type"));
    assertTrue(response.content().containsKey(media), () -> said("unknown type", request, answer));
    if (media.endsWith("json") && !media.endsWith("ndjson")) {
      check(ANSWERED.errors(response.schema(media), answer.body()), request, answer);
    }
  }

  /** Holds what was sent against the document, where the service took it. */
  private static void checkSent(DocumentedOperation operation, Request request, Answer answer) {
    operation
        .requestSchema(media(request.header("Content-Type")))
        .ifPresent(schema -> check(SENT.errors(schema, request.body().get()), request, answer));
  }

  private static void check(List<?> errors, Request request, Answer answer) {
    assertTrue(errors.isEmpty(), () -> said(errors.toString(), request, answer));
  }

  private static String media(Optional<String> type) {
    return type.orElse("").split(";")[0].strip().toLowerCase(Locale.ROOT);
  }

  private static String said(String wrong, Request request, Answer answer) {
    return "against the document: %s in the answer to %s %s: %s"
        .formatted(wrong, request.method(), request.path(), answer);
  }
}
