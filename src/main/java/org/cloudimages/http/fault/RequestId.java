package org.cloudimages.http.fault;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The name of a request, in the answer, the log and the audit: {@code req-} and a UUID. A caller's
 * own id is adopted; log and audit add something of ours to it, because many requests may come with
 * the same one.
 */
public final class RequestId {

  /** The header in which a caller gives, and every response carries, the id. */
  public static final String HEADER = "X-Openstack-Request-Id";

  public static final int MAX_LENGTH = 64;

  private static final String PREFIX = "req-";
  private static final String ATTRIBUTE = RequestId.class.getName();
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:/+=-]{1," + MAX_LENGTH + "}");

  /** What no caller's id has. */
  private static final String SEPARATOR = "~";

  private static final int OURS = 8;

  private RequestId() {}

  /**
   * The id by which log and audit know the request; it begins with the one in the answer, of which
   * a long one is cut.
   */
  public static String of(HttpServletRequest request) {
    return (String) request.getAttribute(ATTRIBUTE);
  }

  /** The id in the answer. */
  static String answered(HttpServletRequest request) {
    return adopted(request).orElseGet(() -> of(request));
  }

  /** What the log calls the request: its id, its method and its path. */
  public static String describe(HttpServletRequest request) {
    return of(request) + " " + request.getMethod() + " " + request.getRequestURI();
  }

  /** Returns the id for the answer: the caller's, or a new one where that is absent or unusable. */
  public static String assign(HttpServletRequest request) {
    Optional<String> adopted = adopted(request);
    String ours = random().toString();
    request.setAttribute(ATTRIBUTE, adopted.map(id -> known(id, ours)).orElse(PREFIX + ours));
    return adopted.orElse(PREFIX + ours);
  }

  /** Nobody gains by a guess, and the secure source of random numbers is one for all threads. */
  private static UUID random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    // version 4 and variant 2 (RFC 9562, 5.4)
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(high, low);
  }

  private static Optional<String> adopted(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader(HEADER))
        .filter(given -> USABLE.matcher(given).matches())
        .map(given -> given.startsWith(PREFIX) ? given : PREFIX + given);
  }

  /** As long as the longest adopted one, which is what a row of the audit has room for. */
  private static String known(String adopted, String ours) {
    return beginning(adopted) + ours.substring(0, OURS);
  }

  /** What those ids begin with by which log and audit know the requests that adopted this one. */
  public static String beginning(String adopted) {
    int room = PREFIX.length() + MAX_LENGTH - SEPARATOR.length() - OURS;
    return adopted.substring(0, Math.min(room, adopted.length())) + SEPARATOR;
  }
}
