package org.cloudimages.http.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.cloudimages.fault.ImagesException;

/**
 * What a request says about where its body ends. Where a proxy in front may have read that in
 * another way, the rest of the body would be a request of its own (RFC 9112, 6.1 and 11.2).
 *
 * @param lengths the values of {@code Content-Length}
 * @param hasLength whether there is one, whatever a server shows of its header
 * @param codings the values of {@code Transfer-Encoding}
 * @param protocol such as {@code HTTP/1.1}
 */
public record Framing(
    List<String> lengths, boolean hasLength, List<String> codings, String protocol) {

  private static final String CODING = "Transfer-Encoding";
  private static final String LENGTH = "Content-Length";

  static Framing of(HttpServletRequest request) {
    return new Framing(
        values(request, LENGTH),
        request.getContentLengthLong() >= 0,
        values(request, CODING),
        request.getProtocol());
  }

  /**
   * Whether the length of the body is not known before its end. The connection ends with the answer
   * then, as it must where a server took such a request although it had a length as well (RFC 9112,
   * 6.1).
   */
  static boolean isChunked(HttpServletRequest request) {
    return request.getHeader(CODING) != null;
  }

  /**
   * Whether a request that tells no length may have a body all the same. HTTP/2 has frames, and so
   * neither needs a length nor knows the header field.
   */
  public static boolean mayHaveMore(HttpServletRequest request) {
    return isChunked(request) || request.getProtocol().startsWith("HTTP/2");
  }

  private static List<String> values(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders(name));
  }

  /**
   * Makes sure that everybody sees the same end.
   *
   * @throws ImagesException 400, and the connection is closed after it
   */
  void check() {
    if (lengths.stream().distinct().count() > 1) {
      throw refusal(LENGTH, "there are several");
    }
    if (codings.isEmpty()) {
      return;
    }
    if (!codings.stream().allMatch("chunked"::equalsIgnoreCase)) {
      throw refusal(CODING, "only chunked is supported");
    }
    if (codings.size() > 1) {
      throw refusal(CODING, "there are several");
    }
    if (hasLength || !lengths.isEmpty()) {
      throw refusal(CODING, "there is a Content-Length beside it");
    }
    if (protocol.equals("HTTP/1.0")) {
      throw refusal(CODING, "HTTP/1.0 has none");
    }
  }

  private static ImagesException refusal(String field, String why) {
    return new ImagesException(
        ImagesException.invalid(field, why)
            .fault()
            // because what follows on the connection may be this request's body
            .header("Connection", "close"));
  }
}
