package org.cloudimages.identity.remote;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Reads documents of an identity service as our own service user. Every answer is there within
 * {@link RemoteTokens#BUDGET}. Thread-safe.
 */
public final class RemoteDocuments {

  private final IdentityProtocol protocol;
  private final IdentityClient client = new IdentityClient();
  private final OwnToken ownToken;
  private final Outage outage;

  /**
   * @param stopWatch measures pauses
   */
  public RemoteDocuments(IdentityProtocol protocol, Ticker stopWatch) {
    this.protocol = protocol;
    this.ownToken = new OwnToken(protocol, client);
    this.outage = new Outage(protocol.url(), RemoteTokens.BUDGET, stopWatch);
  }

  /**
   * Reads the document at a path below the service's URL.
   *
   * @throws NoAnswerException when there is none that can be read
   */
  public Fields get(String path) throws NoAnswerException {
    if (!outage.letsAsk()) {
      throw NoAnswerException.odd("it was away a moment ago");
    }
    try {
      Fields document = ask(path, Deadline.in(RemoteTokens.BUDGET));
      outage.answered();
      return document;
    } catch (NoAnswerException e) {
      if (e.isAway()) {
        outage.failed(e.getMessage());
      }
      throw e;
    }
  }

  private Fields ask(String path, Deadline deadline) throws NoAnswerException {
    String own = ownToken.get(deadline);
    HttpResponse<String> answer = client.send(request(path, own), deadline);
    if (answer.statusCode() == 401) {
      answer = client.send(request(path, ownToken.renew(own, deadline)), deadline);
    }
    if (answer.statusCode() != 200) {
      throw NoAnswerException.odd(path + " got " + answer.statusCode());
    }
    return Fields.parse(answer.body());
  }

  private HttpRequest request(String path, String token) {
    return HttpRequest.newBuilder(URI.create(protocol.url() + path))
        .header("X-Auth-Token", token)
        .build();
  }
}
