package org.cloudimages.http;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.cloudimages.http.ApiMinor.State.ABSENT;
import static org.cloudimages.http.ApiMinor.State.SERVED;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The minor versions of the Images API, oldest first, with the requests that each of them marks.
 * They all are one API: a client looks for a minor in the list of versions, uses what it marks, and
 * takes no other way when that fails. So a minor is listed when all that it marks is served.
 */
@SuppressWarnings("ImmutableEnumChecker") // because the lists are never changed
public enum ApiMinor {
  V2_0(
      SERVED,
      "POST /v2/images",
      "GET /v2/images",
      "GET /v2/images/{id}",
      "PATCH /v2/images/{id}",
      "DELETE /v2/images/{id}",
      "PUT /v2/images/{id}/file",
      "GET /v2/images/{id}/file",
      "PUT /v2/images/{id}/tags/{tag}",
      "DELETE /v2/images/{id}/tags/{tag}",
      "GET /v2/schemas/{name}"),
  V2_1(
      SERVED,
      "POST /v2/images/{id}/members",
      "GET /v2/images/{id}/members",
      "GET /v2/images/{id}/members/{member}",
      "PUT /v2/images/{id}/members/{member}",
      "DELETE /v2/images/{id}/members/{member}"),
  V2_2(
      ABSENT,
      "POST /v2/tasks",
      "GET /v2/tasks",
      "GET /v2/tasks/{id}",
      "GET /v2/schemas/metadefs/{name}",
      "GET /v2/metadefs/namespaces",
      "GET /v2/metadefs/resource_types"),
  V2_3(
      SERVED, "POST /v2/images/{id}/actions/deactivate", "POST /v2/images/{id}/actions/reactivate"),
  /** Rules for what may become of locations. */
  V2_4(SERVED, "PATCH /v2/images/{id}"),
  /** The visibilities community and shared. */
  V2_5(SERVED, "PATCH /v2/images/{id}"),
  V2_6(SERVED, "PUT /v2/images/{id}/stage", "POST /v2/images/{id}/import", "GET /v2/info/import"),
  /** What is hidden, and the hash whose algorithm is told. */
  V2_7(SERVED, "GET /v2/images/{id}"),
  V2_8(SERVED, "GET /v2/info/stores"),
  /** The same, and no experiment any more. */
  V2_9(SERVED, "GET /v2/info/stores"),
  V2_10(SERVED, "POST /v2/images/{id}/import", "DELETE /v2/stores/{store}/{id}"),
  /** Images of others are copied to another store. */
  V2_11(SERVED, "POST /v2/images/{id}/import"),
  V2_12(SERVED, "GET /v2/images/{id}/tasks"),
  V2_13(SERVED, "GET /v2/info/usage"),
  V2_14(ABSENT, "GET /v2/cache", "DELETE /v2/cache", "DELETE /v2/cache/{id}"),
  V2_15(SERVED, "GET /v2/info/stores/detail"),
  V2_16(ABSENT, "PUT /v2/cache/{id}", "POST /v2/images/{id}/import"),
  V2_17(SERVED, "POST /v2/images/{id}/locations", "GET /v2/images/{id}/locations"),
  V2_18(ABSENT, "POST /v2/cache/clean", "POST /v2/cache/prune");

  /** Whether there is all that a minor marks. */
  enum State {
    SERVED,
    ABSENT
  }

  private static final Map<String, ApiMinor> BY_TEXT =
      Stream.of(values()).collect(toUnmodifiableMap(ApiMinor::text, identity()));

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '.');
  private final State state;
  private final List<String> requests;

  ApiMinor(State state, String... requests) {
    this.state = state;
    this.requests = List.of(requests);
  }

  /** Returns the minor of that name, such as {@code v2.7}, if it is listed. */
  public static Optional<ApiMinor> listed(String text) {
    return Optional.ofNullable(BY_TEXT.get(text)).filter(ApiMinor::isListed);
  }

  /** Those that are listed, oldest first. */
  public static List<ApiMinor> listed() {
    return Stream.of(values()).filter(ApiMinor::isListed).toList();
  }

  /** The name in the list of versions, such as {@code v2.7}. */
  public String text() {
    return text;
  }

  private boolean isListed() {
    return state == SERVED;
  }

  /** The requests that it marks: methods and paths. */
  List<String> requests() {
    return requests;
  }
}
