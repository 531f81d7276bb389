package org.cloudimages.store.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cloudimages.store.BulkInputStream;

/**
 * The body of one answer, of which no more than one delivery waits to be read. Unlike the stream
 * that the JDK has for it, it fails when nothing comes for too long.
 */
final class AnswerStream extends BulkInputStream
    implements HttpResponse.BodySubscriber<InputStream> {

  /** What the connection tells, in its order. */
  private sealed interface Event {

    record Bytes(List<ByteBuffer> buffers) implements Event {}

    record Failure(Throwable cause) implements Event {}

    record End() implements Event {}
  }

  private final Duration silence;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private Optional<Flow.Subscription> subscription = Optional.empty();
  private boolean closed;
  private List<ByteBuffer> buffers = List.of();
  private boolean ended;

  AnswerStream(Duration silence) {
    this.silence = silence;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription given) {
    subscription = Optional.of(given);
    if (closed) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> next) {
    events.add(new Event.Bytes(next));
  }

  @Override
  public void onError(Throwable cause) {
    events.add(new Event.Failure(cause));
  }

  @Override
  public void onComplete() {
    events.add(new Event.End());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      for (ByteBuffer buffer : buffers) {
        if (buffer.hasRemaining()) {
          int read = Math.min(length, buffer.remaining());
          buffer.get(bytes, offset, read);
          return read;
        }
      }
      advance();
    }
    return -1;
  }

  private void advance() throws IOException {
    Event event = await();
    if (event instanceof Event.Bytes next) {
      buffers = next.buffers();
      requestMore();
    } else if (event instanceof Event.Failure failure) {
      events.add(failure);
      throw new IOException("The store broke off: " + failure.cause(), failure.cause());
    } else {
      ended = true;
    }
  }

  private synchronized void requestMore() {
    subscription.ifPresent(known -> known.request(1));
  }

  private Event await() throws IOException {
    try {
      Event event = events.poll(silence.toNanos(), TimeUnit.NANOSECONDS);
      if (event == null) {
        close();
        throw new IOException("The store has sent nothing for " + silence + ".");
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The wait for the store was interrupted.");
    }
  }

  /** Gives the connection back when all has been read, and breaks it off otherwise. */
  @Override
  public synchronized void close() {
    boolean isRead = buffers.stream().noneMatch(ByteBuffer::hasRemaining);
    if (!ended && !(isRead && events.peek() instanceof Event.End)) {
      closed = true;
      subscription.ifPresent(Flow.Subscription::cancel);
      events.add(new Event.Failure(new IOException("The stream is closed.")));
    }
  }
}
