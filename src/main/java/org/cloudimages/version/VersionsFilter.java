package org.cloudimages.version;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.cloudimages.http.ApiMinor;
import org.cloudimages.http.ApiPath;
import org.cloudimages.http.PublicEndpoint;

/**
 * Answers every request outside of the API with the list of versions, without a token, whatever its
 * method: 300 at the root and at unknown versions, 200 at {@code /versions} and {@code /v2}.
 */
public class VersionsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient PublicEndpoint endpoint;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    switch (ApiPath.of(request).kind()) {
      case OTHER -> send(HttpServletResponse.SC_MULTIPLE_CHOICES, request, response);
      case VERSION, VERSIONS -> send(HttpServletResponse.SC_OK, request, response);
      case IMAGES, IDENTITY, HEALTHCHECK, READINESS, METRICS, DOCUMENT, PREFLIGHT ->
          chain.doFilter(request, response);
    }
  }

  private void send(int status, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = list(endpoint.of(request) + "/v2/");
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_JSON);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static byte[] list(String href) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.createGenerator(bytes)) {
      json.writeStartObject().writeStartArray("versions");
      List<ApiMinor> minors = ApiMinor.listed();
      for (int minor = minors.size() - 1; minor >= 0; minor--) {
        json.writeStartObject()
            .write("id", minors.get(minor).text())
            .write("status", minor == minors.size() - 1 ? "CURRENT" : "SUPPORTED");
        json.writeStartArray("links").writeStartObject();
        json.write("rel", "self").write("href", href).writeEnd().writeEnd().writeEnd();
      }
      json.writeEnd().writeEnd();
    }
    return bytes.toByteArray();
  }
}
