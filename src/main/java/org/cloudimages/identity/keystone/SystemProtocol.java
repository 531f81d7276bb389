package org.cloudimages.identity.keystone;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.cloudimages.identity.TokenValidator.Expiry;
import org.cloudimages.identity.remote.IdentityProtocol;
import org.cloudimages.identity.remote.NoAnswerException;
import org.cloudimages.identity.remote.ValidToken;

/**
 * The Identity API v3 with a token of our own that is good for the cloud and not for a project,
 * because Keystone shows a project nothing but its own limits.
 */
record SystemProtocol(KeystoneProtocol keystone) implements IdentityProtocol {

  @Override
  public String url() {
    return keystone.url();
  }

  @Override
  public HttpRequest login() {
    return HttpRequest.newBuilder(URI.create(url() + "/v3/auth/tokens?nocatalog"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(keystone.user().systemLogin().toString()))
        .build();
  }

  @Override
  public String ownToken(HttpResponse<String> answer) throws NoAnswerException {
    return keystone.ownToken(answer);
  }

  @Override
  public HttpRequest validation(String token, Expiry expiry, String ownToken) {
    return keystone.validation(token, expiry, ownToken);
  }

  @Override
  public ValidToken read(String document) throws NoAnswerException {
    return keystone.read(document);
  }
}
