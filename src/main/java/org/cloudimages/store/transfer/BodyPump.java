package org.cloudimages.store.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;

/** The body of one request, pushed by the thread that sends it, as fast as the store takes it. */
final class BodyPump implements HttpRequest.BodyPublisher, Flow.Subscription {

  private static final int BUFFER = 1 << 16;

  private final long length;
  private final Duration silence;
  private final Semaphore demand = new Semaphore(0);
  private volatile Flow.Subscriber<? super ByteBuffer> subscriber;
  private volatile boolean ended;

  BodyPump(long length, Duration silence) {
    this.length = length;
    this.silence = silence;
  }

  @Override
  public long contentLength() {
    return length;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> other) {
    subscriber = other;
    other.onSubscribe(this);
  }

  @Override
  public void request(long buffers) {
    demand.release((int) Math.min(buffers, BUFFER));
  }

  @Override
  public void cancel() {
    ended = true;
    demand.release();
  }

  /** Stops pushing when the answer is there or will never be. */
  <T> CompletableFuture<T> endWith(CompletableFuture<T> answer) {
    return answer.whenComplete((any, failure) -> cancel());
  }

  /** Tells the connection that the body will not be whole. */
  void fail(Throwable cause) {
    Flow.Subscriber<? super ByteBuffer> known = subscriber;
    if (known != null && !ended) {
      known.onError(cause);
    }
  }

  /** Pushes the whole body, or as much as the store takes before it answers. */
  void transfer(InputStream body) throws IOException {
    long left = length < 0 ? Long.MAX_VALUE : length;
    while (left > 0 && awaitDemand()) {
      // a new buffer each time, because the connection may still be writing the one before
      byte[] buffer = new byte[(int) Math.min(BUFFER, left)];
      int read = body.read(buffer);
      if (read < 0) {
        break;
      }
      left -= read;
      subscriber.onNext(ByteBuffer.wrap(buffer, 0, read));
    }
    if (!ended) {
      subscriber.onComplete();
    }
  }

  private boolean awaitDemand() {
    try {
      if (!ended && !demand.tryAcquire(silence.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new StoreException(Reason.UNAVAILABLE, "The store takes no more bytes.");
      }
      return !ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(Reason.UNAVAILABLE, "The wait was interrupted.", e);
    }
  }
}
