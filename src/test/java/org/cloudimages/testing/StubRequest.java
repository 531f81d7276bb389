package org.cloudimages.testing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A request without a server: what the code under test asks of one, and nothing else. */
@SuppressWarnings("JdkObsolete") // because the Servlet API has a StringBuffer
public final class StubRequest {

  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private final String method;
  private final String uri;
  private InputStream body = InputStream.nullInputStream();
  private long length = -1;
  private String peer = "192.0.2.1";

  private StubRequest(String method, String uri) {
    this.method = method;
    this.uri = uri;
  }

  public static StubRequest get(String uri) {
    return new StubRequest("GET", uri);
  }

  public static StubRequest options(String uri) {
    return new StubRequest("OPTIONS", uri);
  }

  public static StubRequest post(String body) {
    return new StubRequest("POST", "/").body(body.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a body of known length. */
  public StubRequest body(byte[] bytes) {
    return body(new ByteArrayInputStream(bytes), bytes.length);
  }

  /** Announces a body of that length. */
  public StubRequest body(InputStream bytes, long announced) {
    body = bytes;
    length = announced;
    return this;
  }

  /** Sends the body in chunks: its length is not known before. */
  public StubRequest chunked() {
    length = -1;
    return header("Transfer-Encoding", "chunked");
  }

  public StubRequest header(String name, String value) {
    headers.put(name.toLowerCase(Locale.ROOT), value);
    return this;
  }

  /** Comes from that address. */
  public StubRequest from(String address) {
    peer = address;
    return this;
  }

  public HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            StubRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, asked, arguments) -> answer(asked, arguments));
  }

  private Object answer(Method asked, Object... arguments) {
    return switch (asked.getName()) {
      case "getMethod" -> method;
      case "getRemoteAddr" -> peer;
      case "getRequestURI" -> uri;
      case "getRequestURL" -> new StringBuffer("http://images.example.com:8080" + uri);
      case "getHeader" -> headers.get(((String) arguments[0]).toLowerCase(Locale.ROOT));
      case "getHeaders" ->
          Collections.enumeration(
              Stream.ofNullable(headers.get(((String) arguments[0]).toLowerCase(Locale.ROOT)))
                  .toList());
      case "getHeaderNames" -> Collections.enumeration(headers.keySet());
      case "getContentType" -> headers.get("content-type");
      case "getContentLengthLong" -> length;
      case "getInputStream" -> new StubInput(body);
      case "getAttribute" -> attributes.get(arguments[0]);
      case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
      default -> throw new UnsupportedOperationException(asked.toString());
    };
  }
}
