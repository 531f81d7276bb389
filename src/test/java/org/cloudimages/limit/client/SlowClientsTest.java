package org.cloudimages.limit.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cloudimages.fault.Fault;
import org.cloudimages.http.content.SlowClientException;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.StubInput;
import org.cloudimages.testing.StubRequest;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowClientsTest {

  private static final byte[] BYTES = {1, -2, 3};

  /** No client can be fast enough for this one. */
  private final SlowClients strict = clients("999999999999", "PT1S", "50");

  private static SlowClients clients(String minimumRate, String grace, String waiting) {
    return new SlowClients(
        new ClientSettings(
            Settings.of(
                Map.of(
                    "images.transfer.minimum-rate", minimumRate,
                    "images.transfer.grace", grace,
                    "images.limit.waiting", waiting))));
  }

  @Test
  void bytesPassUnchanged() throws IOException {
    SlowClients usual = clients(" 1024 ", "PT60S", " 50 ");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    try (InputStream in = input(new ByteArrayInputStream(BYTES), usual.other());
        OutputStream paced = output(out, usual.other())) {
      paced.write(in.read());
      paced.write(in.read());
      paced.write(in.readAllBytes());
      paced.flush();
      assertEquals(-1, in.read());
    }

    assertArrayEquals(BYTES, out.toByteArray());
  }

  @Test
  void slowSenderIsEndedAndTold() throws IOException {
    try (InputStream in = input(new SlowInput(), strict.other())) {
      SlowClientException slow =
          assertThrows(SlowClientException.class, () -> in.read(new byte[10]));
      Fault told = slow.refusal().fault();
      assertEquals(400, told.type().status());
      assertEquals("The request body comes in too slowly.", told.message());
      assertEquals("close", told.headers().get("Connection"));
      assertTrue(told.details().orElseThrow().contains("999999999999 a second are the least"));
    }
  }

  @Test
  void slowReaderIsEnded() {
    OutputStream out = output(new SlowOutput(), strict.transfer());
    assertThrows(SlowClientException.class, () -> out.write(BYTES));
    assertThrows(SlowClientException.class, out::flush);
    assertThrows(SlowClientException.class, out::close);
    assertEquals(1, strict.ended());
  }

  @Test
  void readThatDoesNotReturnIsInterrupted() throws IOException {
    SlowClients watching = clients("1", "PT1S", "0");
    SlowClientWatch watch = watch(watching);
    try (InputStream one = input(new SilentInput(), watching.transfer());
        InputStream other = input(new SilentInput(), watching.other())) {
      assertThrows(SlowClientException.class, one::read);
      assertFalse(Thread.currentThread().isInterrupted());
      assertTimeoutPreemptively(
          Duration.ofSeconds(30), () -> assertThrows(SlowClientException.class, one::read));
      assertThrows(SlowClientException.class, other::read);
    } finally {
      watch.stop(new Shutdown());
    }
  }

  private static SlowClientWatch watch(SlowClients clients) {
    SlowClientWatch watch = new SlowClientWatch(clients, new WorkThreads());
    watch.start(new Startup());
    return watch;
  }

  @Test
  void rateOfZeroIsNoBound() throws IOException {
    SlowClients none = clients("0", "PT1S", "50");
    try (InputStream in = input(new SlowInput(), none.transfer())) {
      assertEquals(1, in.read(new byte[10]));
    }
  }

  @Test
  void ofTooManyThatWaitTheOldestAreEnded() throws Exception {
    SlowClients watching = clients("1", "PT60S", "2");
    SlowClientWatch watch = new SlowClientWatch(watching, new WorkThreads());
    ExecutorService threads = Executors.newCachedThreadPool();
    List<CompletableFuture<Void>> others = new ArrayList<>();
    try {
      CompletableFuture<Void> transfer = wait(watching.transfer(), threads);
      for (int n = 0; n < 5; n++) {
        others.add(wait(watching.other(), threads));
      }
      watch.start(new Startup());

      for (CompletableFuture<Void> ended : others.subList(0, 3)) {
        ended.get(1, TimeUnit.MINUTES);
      }
      takeASecond();
      takeASecond();
      assertTrue(others.subList(3, 5).stream().noneMatch(CompletableFuture::isDone));
      assertFalse(transfer.isDone());
    } finally {
      watch.stop(new Shutdown());
      threads.shutdownNow();
    }
  }

  @Test
  void bodyWhoseAnswerIsOutIsNotWaitedForForLong() {
    SlowClients watching = clients("0", "PT60S", "0");
    SlowClientWatch watch = watch(watching);
    try {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30), () -> leftover(new SilentInput()).drain(watching));
    } finally {
      watch.stop(new Shutdown());
    }
  }

  @Test
  void bodyWhoseAnswerIsOutIsReadNoFurtherThanAMebibyte() {
    EndlessInput endless = new EndlessInput();

    leftover(endless).drain(strict);

    assertEquals(1 << 20, endless.read);
  }

  @Test
  void ofTooManyBodiesWhoseAnswersAreOutTheOldestAreEndedAtOnce() throws Exception {
    SlowClients unwatched = clients("1", "PT60S", "2");
    ExecutorService threads = Executors.newCachedThreadPool();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    try {
      for (int n = 0; n < 5; n++) {
        SilentInput silent = new SilentInput();
        LeftoverBody leftover = leftover(silent);
        all.add(CompletableFuture.runAsync(() -> leftover.drain(unwatched), threads));
        assertTrue(silent.asked.await(1, TimeUnit.MINUTES));
      }

      for (CompletableFuture<Void> ended : all.subList(0, 3)) {
        ended.get(1, TimeUnit.MINUTES);
      }
      assertTrue(all.subList(3, 5).stream().noneMatch(CompletableFuture::isDone));
    } finally {
      threads.shutdownNow();
    }
  }

  private static LeftoverBody leftover(InputStream body) {
    LeftoverBody leftover = new LeftoverBody(StubRequest.post("").body(body, 1L << 40).request());
    assertTrue(leftover.isToCome());
    return leftover;
  }

  /** Ends when the client is told that it was too slow. */
  private static CompletableFuture<Void> wait(WatchedClient client, ExecutorService threads) {
    return CompletableFuture.runAsync(
        () -> {
          InputStream in = input(new SilentInput(), client);
          assertThrows(SlowClientException.class, in::read);
        },
        threads);
  }

  @ParameterizedTest
  @CsvSource({
    "many, PT60S, 50, images.transfer.minimum-rate",
    "-1, PT60S, 50, images.transfer.minimum-rate",
    "'', PT60S, 50, images.transfer.minimum-rate",
    "1.5, PT60S, 50, images.transfer.minimum-rate",
    "1024, 60, 50, images.transfer.grace",
    "1024, PT0S, 50, images.transfer.grace",
    "1024, -PT60S, 50, images.transfer.grace",
    "1024, P2D, 50, images.transfer.grace",
    "1024, '', 50, images.transfer.grace",
    "1024, PT60S, few, images.limit.waiting",
    "1024, PT60S, -1, images.limit.waiting"
  })
  void settingThatIsNoneStopsTheStartAndIsNamed(
      String rate, String grace, String waiting, String key) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> clients(rate, grace, waiting))
            .getMessage();
    assertTrue(message.startsWith(key + " must be "), message);
  }

  private static void takeASecond() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1001);
    while (System.nanoTime() - end < 0) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private static InputStream input(InputStream in, WatchedClient client) {
    return new PacedInput(
        new StubInput(in), client, new LeftoverBody(StubRequest.post("").request()));
  }

  private static OutputStream output(OutputStream out, WatchedClient client) {
    return new PacedOutput(new Output(out), client);
  }

  /** What a server gives, over any stream. */
  private static final class Output extends ServletOutputStream {

    private final OutputStream out;

    Output(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class EndlessInput extends InputStream {

    private long read;

    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      read += length;
      return length;
    }
  }

  private static final class SilentInput extends InputStream {

    private final CountDownLatch asked = new CountDownLatch(1);

    @Override
    public int read() throws IOException {
      return read(new byte[1], 0, 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
        return 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
  }

  private static final class SlowInput extends InputStream {

    @Override
    public int read() {
      takeASecond();
      return 0;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      takeASecond();
      return 1;
    }
  }

  private static final class SlowOutput extends OutputStream {

    @Override
    public void write(int b) {
      takeASecond();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      takeASecond();
    }

    @Override
    public void flush() {
      takeASecond();
    }

    @Override
    public void close() {
      takeASecond();
    }
  }
}
