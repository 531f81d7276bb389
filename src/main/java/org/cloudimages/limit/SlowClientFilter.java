package org.cloudimages.limit;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.Supplier;

/** Lets no client send or read so slowly that it holds a thread for next to nothing. */
public class SlowClientFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient SlowClients clients;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Supplier<WatchedClient> client =
        VerbClass.of(request.getMethod(), request.getRequestURI()) == VerbClass.DATA
            ? clients::transfer
            : clients::other;
    PacedResponse paced = new PacedResponse(response, client);
    chain.doFilter(new PacedRequest(request, client), paced);
    if (!request.isAsyncStarted()) {
      paced.finish();
    }
  }

  private static final class PacedRequest extends HttpServletRequestWrapper {

    private final Supplier<WatchedClient> client;
    private PacedInput in;

    PacedRequest(HttpServletRequest request, Supplier<WatchedClient> client) {
      super(request);
      this.client = client;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (in == null) {
        in = new PacedInput(super.getInputStream(), client.get());
      }
      return in;
    }
  }

  private static final class PacedResponse extends HttpServletResponseWrapper {

    private final Supplier<WatchedClient> client;
    private PacedOutput out;

    PacedResponse(HttpServletResponse response, Supplier<WatchedClient> client) {
      super(response);
      this.client = client;
    }

    /**
     * Sends the rest, which the server would do without a limit of time. What has failed without a
     * body may still get one from the server.
     */
    void finish() {
      if (out != null || getStatus() < SC_BAD_REQUEST) {
        try {
          getOutputStream().close();
        } catch (IOException e) {
          // because there is nobody left to tell; the connection is broken
        }
      }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (out == null) {
        out = new PacedOutput(super.getOutputStream(), client.get());
      }
      return out;
    }
  }
}
