package org.cloudimages.event.destination;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudimages.event.destination.AnswerHead.Answer;
import org.cloudimages.event.queue.EventMessage;
import org.cloudimages.outbound.fetch.Trust;

/**
 * A web server of the operator's that is sent CloudEvents, signed as Standard Webhooks does it. It
 * has taken what it answers with any 2xx; 410 is its wish to be told no more. Redirections are not
 * followed.
 */
final class Webhook implements Destination {

  private static final int GONE = 410;

  private final URI url;
  private final WebhookSignature signature;
  private final String source;
  private final Duration timeout;
  private final Clock clock;
  private final HttpClient client;

  Webhook(WebhookSettings settings, EventSettings common, Trust trust, Clock clock) {
    this.url = settings.address();
    this.signature = new WebhookSignature(settings.keys());
    this.source = common.source();
    this.timeout = common.timeout();
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(Redirect.NEVER)
            .sslContext(trust.context())
            .build();
  }

  @Override
  public Delivery tell(EventMessage message) {
    Instant now = clock.instant();
    AnswerHead head = new AnswerHead();
    CompletableFuture<HttpResponse<Void>> sending = client.sendAsync(request(message, now), head);
    Optional<Delivery> failure = failure(sending);
    // because it has answered with its head, however long it takes for the rest
    return head.answer().map(answer -> judge(answer, now)).or(() -> failure).orElseThrow();
  }

  private HttpRequest request(EventMessage message, Instant now) {
    String body = CloudEvent.of(message, source);
    return HttpRequest.newBuilder(url)
        .timeout(timeout)
        .header("Content-Type", CloudEvent.MEDIA_TYPE)
        .header("User-Agent", "cloud-images")
        .header("webhook-id", message.id())
        .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
        .header("webhook-signature", signature.of(message.id(), now, body))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private Optional<Delivery> failure(CompletableFuture<HttpResponse<Void>> sending) {
    try {
      var unused = sending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(Delivery.silent(describe(e.getCause())));
    } catch (TimeoutException e) {
      sending.cancel(true);
      return Optional.of(Delivery.silent("no answer within " + timeout));
    } catch (InterruptedException e) {
      sending.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.of(Delivery.silent("the node stops"));
    }
  }

  /** Without the message of what is no matter of the network, which may have the URL in it. */
  private static String describe(Throwable failure) {
    return failure instanceof IOException ? failure.toString() : failure.getClass().getName();
  }

  private static Delivery judge(Answer answer, Instant now) {
    int status = answer.status();
    String why = "it answered " + status;
    if (status / 100 == 2) {
      return Delivery.taken();
    }
    return switch (status) {
      case GONE -> Delivery.gone(why);
      case 429, 502, 503, 504 -> Delivery.silent(why, answer.retryAfter(now));
      default -> Delivery.refused(why);
    };
  }

  @Override
  public void close() {
    // because the client's connections end by themselves
  }
}
