package org.cloudimages.http.fault;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cloudimages.fault.Fault;
import org.cloudimages.fault.FaultType;
import org.cloudimages.http.ApiPath;

/** Gives the fault body to what the JAX-RS runtime refuses by itself: no route, wrong method. */
@Provider
@Singleton
public class RuntimeExceptionMapper implements ExceptionMapper<WebApplicationException> {

  /** What stands before a method that the runtime must not answer by itself. */
  public static final String HIDDEN = "X-";

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  @Context private HttpServletRequest request;

  @Override
  public Response toResponse(WebApplicationException exception) {
    Response refused = exception.getResponse();
    if (refused.getStatus() < 400) {
      return refused;
    }
    String allow = refused.getHeaderString(HttpHeaders.ALLOW);
    return FaultResponse.of(
        allow == null
            ? Fault.ofStatus(refused.getStatus())
            : Fault.of(FaultType.BAD_METHOD, method() + " is not allowed here.")
                .header(
                    HttpHeaders.ALLOW, ours(allow, ApiPath.isIdentity(request.getRequestURI()))),
        request);
  }

  private String method() {
    String method = request.getMethod();
    return method.startsWith(HIDDEN) ? method.substring(HIDDEN.length()) : method;
  }

  /**
   * The runtime adds OPTIONS, and HEAD, which only the identity API has, in an order of its own.
   */
  static String ours(String allow, boolean isIdentity) {
    Set<String> offered =
        Arrays.stream(allow.split(",", -1))
            .map(String::trim)
            .collect(Collectors.toCollection(TreeSet::new));
    offered.remove("HEAD");
    if (isIdentity && offered.contains("GET")) {
      // because not every runtime names it
      offered.add("HEAD");
    }
    return METHODS.stream().filter(offered::contains).collect(Collectors.joining(", "));
  }
}
