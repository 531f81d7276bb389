package org.cloudimages.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.cloudimages.testing.Answer;

/** Requests and their answers, all of which are recorded. */
record Calls(Recorder recorder) {

  private static final Duration PAUSE = Duration.ofMillis(20);

  /** Asks for something about an image, and notes the status that was answered. */
  int ask(Operation operation, String image, Supplier<Answer> request) {
    return ask(operation, image, "", request);
  }

  /** The same for what is about data of that digest. */
  int ask(Operation operation, String image, String digest, Supplier<Answer> request) {
    long sentAt = System.nanoTime();
    return settle(
        () -> {
          int status = request.get().status();
          note(operation, image, digest, Set.of(), sentAt, status);
          return status;
        },
        () -> note(operation, image, digest, Set.of(), sentAt, Entry.BROKEN));
  }

  void note(
      Operation operation,
      String image,
      String digest,
      Set<String> listed,
      long sentAt,
      int status) {
    recorder.add(new Entry(operation, image, digest, listed, sentAt, System.nanoTime(), status));
  }

  /**
   * Exchanges a request and an answer.
   *
   * @param broken notes that the connection broke after something may have been sent
   */
  static int settle(Exchange exchange, Runnable broken) {
    try {
      return exchange.run();
    } catch (IOException e) {
      return settle(e, broken);
    } catch (UncheckedIOException e) {
      return settle(e.getCause(), broken);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static int settle(IOException failure, Runnable broken) {
    if (!(failure instanceof ConnectException)) {
      broken.run();
    }
    // because a server that is gone is gone for a while
    LockSupport.parkNanos(PAUSE.toNanos());
    return Entry.BROKEN;
  }

  /** Sends a request, notes the answer, and returns its status. */
  interface Exchange {
    int run() throws IOException, InterruptedException;
  }
}
