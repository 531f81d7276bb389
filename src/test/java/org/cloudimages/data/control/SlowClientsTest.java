package org.cloudimages.data.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cloudimages.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowClientsTest {

  private static final byte[] BYTES = {1, -2, 3};

  /** No client can be fast enough for this one. */
  private final SlowClients strict = new SlowClients("999999999999", "PT1S");

  @Test
  void bytesPassUnchanged() throws IOException {
    SlowClients usual = new SlowClients(" 1024 ", "PT60S");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    try (InputStream in = usual.guard(new ByteArrayInputStream(BYTES));
        OutputStream guarded = usual.guard(out)) {
      guarded.write(in.read());
      guarded.write(in.read());
      guarded.write(in.readAllBytes());
      assertEquals(-1, in.read());
    }

    assertArrayEquals(BYTES, out.toByteArray());
  }

  @Test
  void slowSenderIsEndedAndTold() throws IOException {
    try (InputStream in = strict.guard(new SlowInput())) {
      SlowClientException slow =
          assertThrows(SlowClientException.class, () -> in.read(new byte[10]));
      Fault told = slow.refusal().fault();
      assertEquals(400, told.type().status());
      assertEquals("The data come in too slowly.", told.message());
      assertEquals("close", told.headers().get("Connection"));
      assertTrue(told.details().orElseThrow().contains("999999999999 a second are the least"));
    }
  }

  @Test
  void slowReaderIsEnded() throws IOException {
    try (OutputStream out = strict.guard(new SlowOutput())) {
      assertThrows(SlowClientException.class, () -> out.write(BYTES));
    }
  }

  @Test
  void readThatDoesNotReturnIsInterrupted() throws IOException {
    SlowClients watching = new SlowClients("1", "PT1S");
    watching.start();
    try (InputStream in = watching.guard(new SilentInput())) {
      assertThrows(SlowClientException.class, in::read);
      assertFalse(Thread.currentThread().isInterrupted());
    } finally {
      watching.stop();
    }
  }

  @Test
  void rateOfZeroIsNoBound() {
    SlowClients none = new SlowClients("0", "PT60S");
    InputStream in = new ByteArrayInputStream(BYTES);
    OutputStream out = new ByteArrayOutputStream();
    assertSame(in, none.guard(in));
    assertSame(out, none.guard(out));
  }

  @ParameterizedTest
  @CsvSource({
    "many, PT60S, images.transfer.minimum-rate",
    "-1, PT60S, images.transfer.minimum-rate",
    "'', PT60S, images.transfer.minimum-rate",
    "1.5, PT60S, images.transfer.minimum-rate",
    "1024, 60, images.transfer.grace",
    "1024, PT0S, images.transfer.grace",
    "1024, -PT60S, images.transfer.grace",
    "1024, P2D, images.transfer.grace",
    "1024, '', images.transfer.grace"
  })
  void settingThatIsNoneStopsTheStartAndIsNamed(String rate, String grace, String key) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new SlowClients(rate, grace))
            .getMessage();
    assertTrue(message.startsWith(key + " must be "), message);
  }

  private static void takeASecond() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1001);
    while (System.nanoTime() - end < 0) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private static final class SilentInput extends InputStream {

    @Override
    public int read() throws IOException {
      return read(new byte[1], 0, 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
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
  }
}
