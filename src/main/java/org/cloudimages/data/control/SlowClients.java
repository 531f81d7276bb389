package org.cloudimages.data.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends transfers whose clients hold a thread for next to nothing: fewer than {@code
 * images.transfer.minimum-rate} bytes a second over {@code images.transfer.grace}. There is no
 * limit on the time of a transfer as a whole.
 *
 * <p>A read or a write that waits for twice as long is interrupted: a server may have no time-out
 * for it.
 */
@Singleton
public class SlowClients {

  private static final String RATE = "images.transfer.minimum-rate";
  private static final String GRACE = "images.transfer.grace";

  private final long bytesPerSecond;
  private final long graceNanos;
  private final Set<WatchedTransfer> waiting = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watchman =
      Executors.newSingleThreadScheduledExecutor(SlowClients::thread);

  /**
   * Reads the settings.
   *
   * @throws IllegalArgumentException with the key, for one that is none
   */
  @Inject
  SlowClients(
      @ConfigProperty(name = RATE, defaultValue = "1024") String minimumRate,
      @ConfigProperty(name = GRACE, defaultValue = "PT60S") String grace) {
    this.bytesPerSecond = rate(minimumRate.strip());
    this.graceNanos = duration(grace.strip()).toNanos();
  }

  /** Begins to look at transfers. */
  @PostConstruct
  void start() {
    var unused = watchman.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  private void look() {
    waiting.forEach(WatchedTransfer::look);
  }

  @PreDestroy
  void stop() {
    watchman.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "slow-clients");
    thread.setDaemon(true);
    return thread;
  }

  private static long rate(String text) {
    if (!text.matches("\\d{1,12}")) {
      throw new IllegalArgumentException(
          RATE + " must be a number of bytes a second, 0 for no bound, but is: " + text);
    }
    return Long.parseLong(text);
  }

  private static Duration duration(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.compareTo(Duration.ofSeconds(1)) >= 0
          && duration.compareTo(Duration.ofDays(1)) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // because a duration out of bounds is answered in the same way
    }
    throw new IllegalArgumentException(
        GRACE + " must be a duration from PT1S to PT24H, but is: " + text);
  }

  /** The bytes that a client sends; reading throws a {@link SlowClientException}. */
  public InputStream guard(InputStream in) {
    return bytesPerSecond == 0 ? in : new PacedInput(in, transfer());
  }

  /** The way to a client that reads; writing throws a {@link SlowClientException}. */
  public OutputStream guard(OutputStream out) {
    return bytesPerSecond == 0 ? out : new PacedOutput(out, transfer());
  }

  private WatchedTransfer transfer() {
    return new WatchedTransfer(new Pace(bytesPerSecond, graceNanos), 2 * graceNanos, waiting);
  }

  private static final class PacedInput extends FilterInputStream {

    private final WatchedTransfer transfer;

    PacedInput(InputStream in, WatchedTransfer transfer) {
      super(in);
      this.transfer = transfer;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return transfer.run(() -> in.read(bytes, offset, length));
    }
  }

  private static final class PacedOutput extends FilterOutputStream {

    private final WatchedTransfer transfer;

    PacedOutput(OutputStream out, WatchedTransfer transfer) {
      super(out);
      this.transfer = transfer;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      transfer.run(
          () -> {
            out.write(bytes, offset, length);
            return length;
          });
    }
  }
}
