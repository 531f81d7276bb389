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
 * The Identity API v3.
 *
 * @param url where it is, without the version
 */
record KeystoneProtocol(String url, KeystoneUser user) implements IdentityProtocol {

  static final String VERSION = "/v3";

  private static final String TOKENS = VERSION + "/auth/tokens";

  @Override
  public HttpRequest login() {
    return HttpRequest.newBuilder(URI.create(url + TOKENS + "?nocatalog"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(user.login().toString()))
        .build();
  }

  @Override
  public String ownToken(HttpResponse<String> answer) throws NoAnswerException {
    return answer
        .headers()
        .firstValue("X-Subject-Token")
        .orElseThrow(() -> NoAnswerException.odd("a login without a token"));
  }

  @Override
  public HttpRequest validation(String token, Expiry expiry, String ownToken) {
    String query = expiry == Expiry.FORGIVEN ? "?allow_expired=1" : "";
    return HttpRequest.newBuilder(URI.create(url + TOKENS + query))
        .header("X-Auth-Token", ownToken)
        .header("X-Subject-Token", token)
        // because Keystone otherwise refuses the tokens that have rules
        .header("OpenStack-Identity-Access-Rules", "1")
        .build();
  }

  @Override
  public ValidToken read(String document) throws NoAnswerException {
    return TokenDocument.parse(document).token();
  }
}
