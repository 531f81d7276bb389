package org.cloudimages.fault;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Names the request, refuses one whose end nobody can tell, and answers for whatever fails before
 * or outside of JAX-RS.
 */
public class RequestFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader(RequestId.HEADER, RequestId.assign(request));
    try {
      check(request);
      chain.doFilter(request, response);
    } catch (ImagesException e) {
      FaultResponse.send(e.fault(), request, response);
    } catch (RuntimeException | ServletException e) {
      if (response.isCommitted()) {
        throw e;
      }
      response.resetBuffer();
      FaultResponse.send(Incidents.fault(e, request), request, response);
    }
  }

  private static void check(HttpServletRequest request) {
    String id = request.getHeader(RequestId.HEADER);
    if (id != null && id.length() > RequestId.LONGEST) {
      throw ImagesException.of(
          FaultType.HEADERS_TOO_LARGE,
          RequestId.HEADER
              + " has "
              + id.length()
              + " characters, "
              + RequestId.LONGEST
              + " are allowed.");
    }
    String coding = request.getHeader("Transfer-Encoding");
    if (coding != null && !coding.equalsIgnoreCase("chunked")) {
      throw new ImagesException(
          Fault.of(
                  FaultType.BAD_REQUEST,
                  "Invalid value for 'Transfer-Encoding': only chunked is supported.")
              // because what follows on the connection may be this request's body
              .header("Connection", "close"));
    }
  }
}
