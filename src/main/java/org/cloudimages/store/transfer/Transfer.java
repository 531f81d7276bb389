package org.cloudimages.store.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;

/**
 * Sends requests to one store. A body is read on the thread of whoever calls, a buffer at a time,
 * because what it reads from belongs to that thread. The body of an answer is a stream that fails
 * when the store cuts it short or falls silent. Thread-safe.
 */
public final class Transfer {

  private final HttpClient http;
  private final Duration silence;

  public Transfer(TransferSettings settings) {
    this.silence = settings.silence();
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connect())
            .build();
  }

  /**
   * Sends a request that has its body in itself.
   *
   * @throws StoreException when there is no answer
   */
  public HttpResponse<InputStream> send(HttpRequest request) {
    return await(http.sendAsync(request, answer -> new AnswerStream(silence)));
  }

  /**
   * Sends a request with a body.
   *
   * @param body read to its end, but not closed
   * @param length its number of bytes, or -1 for a body in chunks
   * @throws StoreException when there is no answer
   * @throws IOException what the stream threw, unchanged
   */
  public HttpResponse<InputStream> send(
      HttpRequest.Builder request, String method, InputStream body, long length)
      throws IOException {
    if (length == 0) {
      return send(request.method(method, HttpRequest.BodyPublishers.noBody()).build());
    }
    BodyPump pump = new BodyPump(length, silence);
    CompletableFuture<HttpResponse<InputStream>> answer =
        pump.endWith(
            http.sendAsync(request.method(method, pump).build(), any -> new AnswerStream(silence)));
    try {
      pump.transfer(body);
    } catch (IOException | RuntimeException e) {
      pump.fail(e);
      answer.cancel(true);
      throw e;
    }
    return await(answer);
  }

  private HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> answer) {
    try {
      return answer.get(silence.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new StoreException(Reason.UNAVAILABLE, "The store did not answer in time.", e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.UNAVAILABLE, "The wait was interrupted.", e);
    }
  }

  private static StoreException failure(Throwable cause) {
    if (cause instanceof StoreException failure) {
      return failure;
    }
    return new StoreException(Reason.UNAVAILABLE, "The store does not answer: " + cause, cause);
  }
}
