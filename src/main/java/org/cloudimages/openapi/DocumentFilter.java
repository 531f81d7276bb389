package org.cloudimages.openapi;

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
import org.cloudimages.http.ApiPath;
import org.cloudimages.http.ReadMethods;
import org.cloudimages.http.condition.EntityTags;
import org.cloudimages.http.content.AcceptedTypes;

/**
 * Answers {@code /openapi} and what is below it, without a token. Copies are good for as long as
 * they have the tag of the file that is here, for which each request asks.
 */
public class DocumentFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /**
   * What the page may do: nothing that comes from elsewhere, nor from the document that it shows.
   */
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'";

  @Inject private transient ServedFiles files;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ApiPath path = ApiPath.of(request);
    if (path.kind() != ApiPath.Kind.DOCUMENT) {
      chain.doFilter(request, response);
      return;
    }
    ServedFile file =
        files
            .find(
                path.uri(),
                AcceptedTypes.prefer(request, ServedFiles.JSON_TYPE, ServedFiles.YAML_TYPE))
            .orElseThrow(() -> new ImagesException(Fault.of(FaultType.NOT_FOUND)));
    ReadMethods.require(request.getMethod());
    response.setHeader("ETag", file.tag());
    response.setHeader("Cache-Control", "no-cache");
    if (isKnown(file, request)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    send(file, response);
  }

  private static boolean isKnown(ServedFile file, HttpServletRequest request) {
    return EntityTags.of(request, "If-None-Match")
        .filter(tags -> tags.nameWeakly(file.tag()))
        .isPresent();
  }

  private static void send(ServedFile file, HttpServletResponse response) throws IOException {
    response.setHeader("Content-Security-Policy", PAGE_POLICY);
    response.setContentType(file.type());
    response.setContentLength(file.bytes().length);
    response.getOutputStream().write(file.bytes());
  }
}
