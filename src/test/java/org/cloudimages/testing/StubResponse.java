package org.cloudimages.testing;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;

/** An answer without a server: it keeps what the code under test sets, and does nothing else. */
public final class StubResponse {

  private final Map<String, String> headers = new TreeMap<>();
  private int status = HttpServletResponse.SC_OK;

  public HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            StubResponse.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, asked, arguments) -> answer(asked, arguments));
  }

  /** Their last values, by the names as they were set. */
  public Map<String, String> headers() {
    return headers;
  }

  public int status() {
    return status;
  }

  private Object answer(Method asked, Object... arguments) {
    switch (asked.getName()) {
      case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
      case "setStatus" -> status = (int) arguments[0];
      default -> throw new UnsupportedOperationException(asked.toString());
    }
    return null;
  }
}
