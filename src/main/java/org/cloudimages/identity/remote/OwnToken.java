package org.cloudimages.identity.remote;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The token of our own service user, kept until it is refused. Thread-safe. */
final class OwnToken {

  private final IdentityProtocol protocol;
  private final IdentityClient client;
  private final ReentrantLock login = new ReentrantLock();
  private volatile Optional<String> token = Optional.empty();

  OwnToken(IdentityProtocol protocol, IdentityClient client) {
    this.protocol = protocol;
    this.client = client;
  }

  /** Returns the token, after a login when there is none yet. */
  String get(Deadline deadline) throws NoAnswerException {
    Optional<String> known = token;
    return known.isPresent() ? known.get() : replace(known, deadline);
  }

  /** Returns another token than the one that was refused; of many who ask, one logs in. */
  String renew(String refused, Deadline deadline) throws NoAnswerException {
    return replace(Optional.of(refused), deadline);
  }

  private String replace(Optional<String> old, Deadline deadline) throws NoAnswerException {
    lock(deadline);
    try {
      if (token.equals(old)) {
        token = Optional.of(login(deadline));
      }
      return token.orElseThrow();
    } finally {
      login.unlock();
    }
  }

  private void lock(Deadline deadline) throws NoAnswerException {
    try {
      if (!login.tryLock(deadline.remaining(), TimeUnit.NANOSECONDS)) {
        throw NoAnswerException.away("no login in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw NoAnswerException.odd("the wait was interrupted");
    }
  }

  private String login(Deadline deadline) throws NoAnswerException {
    HttpResponse<String> answer = client.send(protocol.login(), deadline);
    if (answer.statusCode() / 100 != 2) {
      throw NoAnswerException.away("the login of our service user got " + answer.statusCode());
    }
    return protocol.ownToken(answer);
  }
}
