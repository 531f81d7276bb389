package org.cloudimages.limit.client;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.function.Supplier;

/** A request whose client must send its body fast enough. */
final class PacedRequest extends HttpServletRequestWrapper {

  private final Supplier<WatchedClient> client;
  private final LeftoverBody leftover;
  private PacedInput in;

  PacedRequest(HttpServletRequest request, Supplier<WatchedClient> client) {
    super(request);
    this.client = client;
    this.leftover = new LeftoverBody(request);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (in == null) {
      in = new PacedInput(super.getInputStream(), client.get(), leftover);
    }
    return in;
  }

  /** What nobody has read of the body. */
  LeftoverBody leftover() {
    return leftover;
  }
}
