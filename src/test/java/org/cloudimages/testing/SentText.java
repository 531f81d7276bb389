package org.cloudimages.testing;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;

/** The text of a body that a test sends. */
final class SentText {

  /** Bytes of a body that is looked at; more are data, or too many. */
  private static final long MAX_BYTES = 1024 * 1024;

  private SentText() {}

  /** Returns the body; an empty text for none, for one of unknown length, and for a large one. */
  static String of(BodyPublisher body) {
    if (body.contentLength() <= 0 || body.contentLength() > MAX_BYTES) {
      return "";
    }
    BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
    body.subscribe(new EachBuffer(text));
    return text.getBody().toCompletableFuture().join();
  }

  /** What a request publishes one by one, and a response brings in lists. */
  private record EachBuffer(BodySubscriber<String> text) implements Flow.Subscriber<ByteBuffer> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      text.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      text.onNext(List.of(bytes));
    }

    @Override
    public void onError(Throwable failure) {
      text.onError(failure);
    }

    @Override
    public void onComplete() {
      text.onComplete();
    }
  }
}
