package org.cloudimages.identity.remote;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests to the identity service and has each answer, body and all, by a deadline. */
final class IdentityClient {

  private static final Duration CONNECT = Duration.ofSeconds(1);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  HttpResponse<String> send(HttpRequest request, Deadline deadline) throws NoAnswerException {
    // because the timeout of a request ends with the headers: a body may trickle for ever
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      return answer.get(deadline.remaining(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw NoAnswerException.away("no answer in time");
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw NoAnswerException.odd("the wait was interrupted");
    }
  }

  private static NoAnswerException failure(Throwable cause) {
    if (cause instanceof IOException) {
      return NoAnswerException.away(cause.toString());
    }
    throw new IllegalStateException(cause);
  }
}
