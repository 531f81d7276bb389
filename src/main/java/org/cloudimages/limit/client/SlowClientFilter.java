package org.cloudimages.limit.client;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.cloudimages.http.VerbClass;

/**
 * The outermost door: lets no client send or read so slowly that it holds a thread for next to
 * nothing. Whatever is answered inside, what is left of the body afterwards is read here and not by
 * the server, which would wait for it.
 */
public class SlowClientFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient SlowClients clients;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Supplier<WatchedClient> client =
        VerbClass.of(request) == VerbClass.DATA ? clients::transfer : clients::other;
    PacedRequest asked = new PacedRequest(request, client);
    PacedResponse answer = new PacedResponse(response, asked, client);
    try {
      chain.doFilter(asked, answer);
    } finally {
      answer.begin();
    }
    if (!request.isAsyncStarted()) {
      answer.send();
      if (answer.isCommitted()) {
        asked.leftover().drain(clients);
      }
      answer.finish();
    }
  }
}
