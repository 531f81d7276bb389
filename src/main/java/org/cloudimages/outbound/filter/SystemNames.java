package org.cloudimages.outbound.filter;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudimages.work.SharedThreads;
import org.cloudimages.work.WorkThreads;

/**
 * Asks the system's resolver with threads of its own, so that nobody waits for longer than 10 s for
 * a name of a client's, whatever its servers do. Thread-safe.
 */
@Singleton
public class SystemNames extends SharedThreads implements Names {

  /** Names that are looked up at once; those that wait do so within the same time. */
  static final int COUNT = 16;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Names resolver;
  private final Duration patience;

  @Inject
  SystemNames(WorkThreads threads) {
    this(threads, OF_THE_SYSTEM, PATIENCE);
  }

  SystemNames(WorkThreads threads, Names resolver, Duration patience) {
    super(threads, "name-lookup", COUNT);
    this.resolver = resolver;
    this.patience = patience;
  }

  @Override
  public List<InetAddress> addresses(String host) throws UnknownHostException {
    FutureTask<List<InetAddress>> question = new FutureTask<>(() -> resolver.addresses(host));
    execute(question);
    try {
      return question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unknown(host, e.getCause());
    } catch (TimeoutException e) {
      // because one that still waits for a thread need not take it any more
      question.cancel(false);
      throw unknown(host, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unknown(host, e);
    }
  }

  private static UnknownHostException unknown(String host, Throwable cause) {
    UnknownHostException unknown = new UnknownHostException(host);
    unknown.initCause(cause);
    return unknown;
  }
}
