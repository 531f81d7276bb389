package org.cloudimages.fault;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The name of a request, in the answer, the log and the audit: {@code req-} and a UUID. */
public final class RequestId {

  /** The header in which a caller gives, and every response carries, the id. */
  public static final String HEADER = "X-Openstack-Request-Id";

  static final int LONGEST = 64;

  private static final String PREFIX = "req-";
  private static final String ATTRIBUTE = RequestId.class.getName();
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

  private RequestId() {}

  /** The id that the request was given at the door. */
  public static String of(HttpServletRequest request) {
    return (String) request.getAttribute(ATTRIBUTE);
  }

  /** Gives the request the caller's id, or a new one where that is absent or unusable. */
  static String assign(HttpServletRequest request) {
    String id =
        Optional.ofNullable(request.getHeader(HEADER))
            .filter(given -> given.length() <= LONGEST && PRINTABLE.matcher(given).matches())
            .map(given -> given.startsWith(PREFIX) ? given : PREFIX + given)
            .orElseGet(() -> PREFIX + UUID.randomUUID());
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }
}
