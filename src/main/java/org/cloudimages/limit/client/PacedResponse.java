package org.cloudimages.limit.client;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.Supplier;

/** An answer that its client must take fast enough. */
final class PacedResponse extends HttpServletResponseWrapper {

  private final PacedRequest request;
  private final Supplier<WatchedClient> client;
  private PacedOutput out;
  private boolean begun;

  PacedResponse(
      HttpServletResponse response, PacedRequest request, Supplier<WatchedClient> client) {
    super(response);
    this.request = request;
    this.client = client;
  }

  /** Says that the connection ends with this answer, if some of the body is still to come. */
  void begin() {
    if (!begun) {
      begun = true;
      if (request.leftover().isToCome()) {
        setHeader("Connection", "close");
      }
    }
  }

  /** Sends what there is while the rest of the body is still to come, because a close ends both. */
  void send() {
    if (request.leftover().isStillToCome()) {
      end(ServletOutputStream::flush);
    }
  }

  /**
   * Sends the rest, which the server would do without a limit of time. What has failed without a
   * body may still get one from the server.
   */
  void finish() {
    end(ServletOutputStream::close);
  }

  private void end(Ending ending) {
    if (out != null || getStatus() < SC_BAD_REQUEST) {
      try {
        ending.of(getOutputStream());
      } catch (IOException e) {
        // because there is nobody left to tell; the connection is broken
      }
    }
  }

  private interface Ending {

    void of(ServletOutputStream out) throws IOException;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (out == null) {
      begin();
      out = new PacedOutput(super.getOutputStream(), client.get());
    }
    return out;
  }

  @Override
  public void flushBuffer() throws IOException {
    getOutputStream().flush();
  }

  @Override
  public void sendError(int status) throws IOException {
    begin();
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    begin();
    super.sendError(status, message);
  }
}
