package org.cloudimages.http.filter;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.cloudimages.http.ApiPath;
import org.cloudimages.http.VerbClass;
import org.cloudimages.http.cors.Cors;
import org.cloudimages.http.fault.RequestId;

/**
 * The headers of every answer, faults too. They are there before anything else looks at the
 * request, and who sets one of them again replaces it: a page, which has a policy of its own, does.
 */
@Singleton
public class AnswerHeaders {

  /** Nothing that a browser takes for a page gets anything to load or run, or into a frame. */
  private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

  /** For the client's own cache, which must ask whether it is still so. */
  private static final String ASK_EACH_TIME = "private, no-cache";

  /** For tokens, image data, and what was only so for a moment. */
  private static final String KEEP_NOTHING = "no-store";

  /** What answers hang on beside path and method. */
  private static final String VARY = "Accept, X-Auth-Token";

  /** Those of which every server knows where their requests and their answers end. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

  private final Cors cors;
  private final String vary;

  @Inject
  public AnswerHeaders(Cors cors) {
    this.cors = cors;
    this.vary = cors.isOn() ? VARY + ", Origin" : VARY;
  }

  /** Names the request, and gives its answer what every answer has. */
  void begin(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(RequestId.HEADER, RequestId.assign(request));
    // because no browser is to take image data of a stranger for a page
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", NO_PAGE);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", caching(request));
    response.setHeader("Vary", vary);
    cors.open(request, response);
    if (!METHODS.contains(request.getMethod()) || Framing.isChunked(request)) {
      // because WildFly sends no body to a "head", and whoever waits for one takes the next answer;
      // Payara takes the body of a TRACE for the next request; and it does not show a length in
      // front of a coding, with which a request ends elsewhere
      response.setHeader("Connection", "close");
    }
  }

  private static String caching(HttpServletRequest request) {
    boolean isDocument =
        ApiPath.of(request).kind() == ApiPath.Kind.IMAGES
            && VerbClass.of(request) != VerbClass.DATA;
    return isDocument ? ASK_EACH_TIME : KEEP_NOTHING;
  }
}
