package org.cloudimages.client.token;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;

/** Puts the token on each request, and tells {@link Tokens} of those that are refused. */
public class TokenFilter implements ClientRequestFilter, ClientResponseFilter {

  private static final String HEADER = "X-Auth-Token";
  private static final int UNAUTHORIZED = 401;

  private final Tokens tokens;

  public TokenFilter(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void filter(ClientRequestContext request) {
    request.getHeaders().putSingle(HEADER, tokens.token());
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    if (response.getStatus() == UNAUTHORIZED) {
      tokens.refused(request.getHeaderString(HEADER));
    }
  }
}
