package org.cloudimages.http.filter;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.fault.Incidents;
import org.cloudimages.http.ApiPath;
import org.cloudimages.http.PathRequest;
import org.cloudimages.http.cors.Cors;
import org.cloudimages.http.fault.FaultResponse;
import org.cloudimages.http.fault.RequestId;
import org.cloudimages.work.Occupation;

/**
 * Names the request, refuses one whose target or end nobody can tell, and answers for whatever
 * fails before or outside of JAX-RS. Behind it every path begins with one slash.
 */
public class RequestFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /**
   * Where a server sends a request whose target is no path ({@code GET *}), because it could not
   * hand it on otherwise; see {@code server-config/wildfly}.
   */
  private static final String NO_PATH = "/.no-path";

  @Inject private transient AnswerHeaders headers;
  @Inject private transient Cors cors;

  @Override
  protected void doFilter(
      HttpServletRequest received, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = PathRequest.withOneSlash(received);
    headers.begin(request, response);
    // because each line of the log that is written meanwhile is to name the request
    try (Occupation answering = Occupation.of(RequestId.of(request))) {
      check(request);
      if (cors.isPreflight(request)) {
        ApiPath.keepAsPreflight(request);
      }
      chain.doFilter(request, response);
    } catch (ImagesException e) {
      FaultResponse.send(e.fault(), request, response);
    } catch (RuntimeException | ServletException e) {
      if (response.isCommitted()) {
        throw e;
      }
      response.resetBuffer();
      FaultResponse.send(Incidents.fault(e, RequestId.describe(request)), request, response);
    }
  }

  private static void check(HttpServletRequest request) {
    String id = request.getHeader(RequestId.HEADER);
    if (id != null && id.length() > RequestId.MAX_LENGTH) {
      throw new ImagesException(
          Fault.of(
                  FaultType.HEADERS_TOO_LARGE,
                  RequestId.HEADER
                      + " has "
                      + id.length()
                      + " characters, "
                      + RequestId.MAX_LENGTH
                      + " are allowed.")
              .field(RequestId.HEADER));
    }
    Framing.of(request).check();
    String uri = request.getRequestURI();
    if (!uri.startsWith("/") || uri.equals(NO_PATH)) {
      throw ImagesException.badRequest("The target of the request is not a path.");
    }
  }
}
