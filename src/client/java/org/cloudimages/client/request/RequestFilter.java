package org.cloudimages.client.request;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Finishes the head of a request: takes headers out that were not given, which Jersey would send
 * empty, a {@link Query} out of its one parameter, because JAX-RS knows no parameters of any name,
 * and slashes out of their disguise.
 */
public final class RequestFilter implements ClientRequestFilter {

  /**
   * What a slash within a value in a path is until it is here, because runtimes do not agree on
   * whether they escape one. No text has this character of Unicode's private use.
   */
  public static final char SLASH = '\uE02F';

  private static final String ESCAPED_DISGUISE = "%EE%80%AF";
  private static final String ESCAPED_SLASH = "%2F";
  private static final String PREFIX = Query.PARAMETER + "=";

  @Override
  public void filter(ClientRequestContext request) {
    URI uri = request.getUri();
    String path = bare(uri.toString()).replace(ESCAPED_DISGUISE, ESCAPED_SLASH);
    String query = query(uri.getRawQuery());
    request.setUri(URI.create(query.isEmpty() ? path : path + "?" + query));
    removeEmpty(request.getHeaders());
  }

  private static void removeEmpty(MultivaluedMap<String, Object> headers) {
    headers.entrySet().stream()
        .filter(header -> header.getValue().stream().allMatch(RequestFilter::isEmpty))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(headers::remove);
  }

  private static boolean isEmpty(Object value) {
    return value == null || value.toString().isEmpty();
  }

  private static String bare(String uri) {
    int end = uri.indexOf('?');
    return end < 0 ? uri : uri.substring(0, end);
  }

  private static String query(String raw) {
    if (raw == null) {
      return "";
    }
    return raw.startsWith(PREFIX)
        ? URLDecoder.decode(raw.substring(PREFIX.length()), StandardCharsets.UTF_8)
        : raw;
  }
}
