package org.cloudimages.limit.client;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Ends requests whose clients hold a thread for next to nothing: fewer than {@code
 * images.transfer.minimum-rate} bytes a second over {@code images.transfer.grace}. There is no
 * limit on the time of a request as a whole.
 *
 * <p>A read or a write that waits for twice as long is interrupted: a server may have no time-out
 * for it. Of requests that transfer no data, no more than {@code images.limit.waiting} wait for
 * more than a second; when there are more, those that have waited longest are ended. Among these
 * are the ones whose answer is out and whose body is not: they have 5 s, and too many of them are
 * ended at once.
 */
@Singleton
public class SlowClients {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** How long a client may send on when its answer is out. */
  private static final long LEFTOVER_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** How long a client had somebody wait when it was looked at. */
  private record Wait(WatchedClient client, long nanos) {}

  private final long bytesPerSecond;
  private final long graceNanos;
  private final long mostWaiting;
  private final LongAdder ended = new LongAdder();
  private final Set<WatchedClient> transfers = ConcurrentHashMap.newKeySet();
  private final Set<WatchedClient> others = ConcurrentHashMap.newKeySet();
  private final Set<WatchedClient> leftovers = ConcurrentHashMap.newKeySet();

  @Inject
  SlowClients(ClientSettings settings) {
    this.bytesPerSecond = settings.minimumRate();
    this.graceNanos = settings.grace().toNanos();
    this.mostWaiting = settings.waiting();
  }

  /** Ends what is too slow; to be called every second. */
  void look() {
    if (bytesPerSecond > 0) {
      transfers.forEach(client -> client.wakeAfter(2 * graceNanos));
      others.forEach(client -> client.wakeAfter(2 * graceNanos));
    }
    endAllButTheYoungest(mostWaiting, waiting());
    leftovers.stream()
        .filter(client -> client.nanos() > LEFTOVER_NANOS)
        .forEach(WatchedClient::wake);
    endLeftoversAboveTheBound();
  }

  private Stream<WatchedClient> waiting() {
    return others.stream().filter(client -> client.nanos() > SECOND);
  }

  /** The answers of these are out, so that they leave room to the others. */
  private void endLeftoversAboveTheBound() {
    endAllButTheYoungest(Math.max(0, mostWaiting - waiting().count()), leftovers.stream());
  }

  private void endAllButTheYoungest(long number, Stream<WatchedClient> clients) {
    if (mostWaiting > 0) {
      clients
          .map(client -> new Wait(client, client.nanos()))
          .sorted(Comparator.comparingLong(Wait::nanos))
          .skip(number)
          .forEach(wait -> wait.client().wake());
    }
  }

  /** How many clients were too slow. */
  public long ended() {
    return ended.sum();
  }

  /** The client of a request that transfers data, in one direction. */
  WatchedClient transfer() {
    return watched(transfers);
  }

  /** The client of any other request, in one direction. */
  WatchedClient other() {
    return watched(others);
  }

  /** The client of a request whose answer is out, and whose body is not all there. */
  WatchedClient leftover() {
    return new WatchedClient(new Pace(0, LEFTOVER_NANOS), leftovers, ended);
  }

  /** Reads for such a client, after looking whether there are too many of them. */
  int readLeftover(InputStream in, byte[] buffer) throws IOException {
    endLeftoversAboveTheBound();
    return in.read(buffer);
  }

  private WatchedClient watched(Set<WatchedClient> waiting) {
    return new WatchedClient(new Pace(bytesPerSecond, graceNanos), waiting, ended);
  }
}
