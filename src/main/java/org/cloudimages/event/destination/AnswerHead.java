package org.cloudimages.event.destination;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * Keeps the head of an answer. Its body means nothing: a short one is read, so that the connection
 * can be used again, and the connection of a longer one ends.
 */
final class AnswerHead implements BodyHandler<Void> {

  private static final int MAX_BODY = 64 * 1024;
  private static final Duration MAX_PAUSE = Duration.ofHours(1);

  private volatile Optional<Answer> answer = Optional.empty();

  /** Status and headers. */
  record Answer(int status, HttpHeaders headers) {

    /** How long it asks to wait, from nothing to an hour. */
    Duration retryAfter(Instant now) {
      Duration asked =
          headers.firstValue("Retry-After").map(text -> pause(text, now)).orElse(Duration.ZERO);
      if (asked.isNegative()) {
        return Duration.ZERO;
      }
      return asked.compareTo(MAX_PAUSE) < 0 ? asked : MAX_PAUSE;
    }

    private static Duration pause(String text, Instant now) {
      try {
        return text.matches("\\d{1,18}")
            ? Duration.ofSeconds(Long.parseLong(text))
            : Duration.between(
                now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
      } catch (DateTimeException e) {
        return Duration.ZERO;
      }
    }
  }

  /** What was answered, as soon as that is known. */
  Optional<Answer> answer() {
    return answer;
  }

  @Override
  public BodySubscriber<Void> apply(ResponseInfo info) {
    answer = Optional.of(new Answer(info.statusCode(), info.headers()));
    return new Rest();
  }

  private static final class Rest implements BodySubscriber<Void> {

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private Subscription subscription;
    private long bytes;

    @Override
    public CompletionStage<Void> getBody() {
      return end;
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription = given;
      given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      bytes += parts.stream().mapToLong(ByteBuffer::remaining).sum();
      if (bytes > MAX_BODY) {
        subscription.cancel();
        onComplete();
      }
    }

    @Override
    public void onError(Throwable failure) {
      onComplete();
    }

    @Override
    public void onComplete() {
      end.complete(null);
    }
  }
}
