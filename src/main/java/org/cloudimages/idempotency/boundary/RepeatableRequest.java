package org.cloudimages.idempotency.boundary;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.cloudimages.audit.boundary.Actors;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.http.ApiPath;
import org.cloudimages.idempotency.KeyedRequest;
import org.cloudimages.identity.Caller;
import org.cloudimages.policy.Policy;

/**
 * A request that its client may repeat under a key.
 *
 * @param key empty where it came without one
 * @param policy what the caller must still be allowed when he is answered as before; not asked for
 *     what several transactions do, see {@link Repetitions#answerInParts}
 */
public record RepeatableRequest(Optional<KeyedRequest> key, Caller caller, Policy policy) {

  /** Bytes that the body may have, without blanks: what is kept is bounded by what asks for it. */
  private static final int MAX_BYTES = 64 * 1024;

  public static RepeatableRequest of(HttpServletRequest request, Policy policy, JsonObject body) {
    return of(request, policy, body, Optional.empty());
  }

  /**
   * Reads the header with the key.
   *
   * @param header another one that belongs to what is asked for
   * @throws ImagesException 400 for a key that is none, 413 for a body that is too large for one
   */
  public static RepeatableRequest of(
      HttpServletRequest request, Policy policy, JsonObject body, Optional<String> header) {
    Caller caller = Actors.of(request).caller();
    return new RepeatableRequest(
        IdempotencyHeader.key(request)
            .map(key -> KeyedRequest.of(key, caller, content(request, body, header))),
        caller,
        policy);
  }

  private static List<String> content(
      HttpServletRequest request, JsonObject body, Optional<String> header) {
    String text = body.toString();
    if (text.getBytes(UTF_8).length > MAX_BYTES) {
      throw ImagesException.overLimit(
          "A request with an " + IdempotencyHeader.NAME + " may have " + MAX_BYTES + " bytes.");
    }
    return List.of(request.getMethod(), ApiPath.of(request).uri(), header.orElse(""), text);
  }
}
