package org.cloudimages.store.s3.part;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadAheadTest {

  private static final int SIZE = 2 * Parts.CHUNK + 5;
  private static final int MOST = 3;
  private static final Duration PATIENT = Duration.ofMinutes(1);
  private static final Duration IMPATIENT = Duration.ofNanos(-1);

  private final ThreadPoolExecutor threads = new WorkThreads().pool("range-test", 8);
  private final byte[] object = new byte[10 * SIZE];
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final PartBuffers buffers = buffers(8);

  ReadAheadTest() {
    new Random(1).nextBytes(object);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static PartBuffers buffers(int count) {
    return new PartBuffers(SIZE, (long) count * SIZE, true, Duration.ofMillis(1));
  }

  private InputStream range(long offset, long length) {
    asked.add(offset + "+" + length);
    return new ByteArrayInputStream(object, (int) offset, (int) length);
  }

  private ReadAhead open(
      ReadAhead.Ranges ranges, long offset, long length, PartBuffers room, Duration patience) {
    return new ReadAhead(
        ranges, offset, length, room, new PartsUnderWay(threads, MOST), MOST, patience);
  }

  private ReadAhead open(ReadAhead.Ranges ranges) {
    return open(ranges, 0, object.length, buffers, PATIENT);
  }

  /** Asserts that all that was taken is given back. */
  private void assertAllFree() {
    assertTrue(buffers.spares() == 4 && spare() == 4, () -> spare() + " are spare");
  }

  private int spare() {
    List<PartBuffers.Room> rooms = List.of(buffers.room(), buffers.room(), buffers.room());
    PartBuffers.Room last = buffers.room();
    int count = (int) rooms.stream().filter(PartBuffers.Room::takeSpare).count();
    count += last.takeSpare() ? 1 : 0;
    rooms.forEach(PartBuffers.Room::close);
    last.close();
    return count;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0",
    "1, 9, 0",
    "0, 1, 0",
    "0, 1, 1",
    "0, 2, -1",
    "7, 4, 1",
    "7, 5, -1",
    "0, 0, 1"
  })
  void rangesAreTheBytes(int offset, int ranges, int more) throws IOException {
    int length = ranges * SIZE + more;
    for (Duration patience : List.of(PATIENT, IMPATIENT)) {
      try (InputStream in = open(this::range, offset, length, buffers, patience)) {
        assertArrayEquals(Arrays.copyOfRange(object, offset, offset + length), in.readAllBytes());
        assertEquals(-1, in.read());
      }
      assertAllFree();
    }
  }

  @Test
  void nextRangesAreReadWhileNobodyReadsTheFirst() throws Exception {
    CountDownLatch others = new CountDownLatch(MOST);
    ReadAhead.Ranges ranges =
        (offset, length) -> {
          InputStream bytes = range(offset, length);
          if (offset > 0) {
            others.countDown();
          }
          return bytes;
        };
    try (InputStream in = open(ranges)) {
      others.await();

      assertEquals(1, spare());
      assertEquals(object[0], (byte) in.read());
      assertEquals(1 + MOST, asked.size());
    }
    assertAllFree();
  }

  @Test
  void withoutASpareBufferAllIsOneRequest() throws IOException {
    try (InputStream in = open(this::range, 5, 4L * SIZE, buffers(1), PATIENT)) {
      assertEquals(4 * SIZE, in.readAllBytes().length);
    }
    assertEquals(List.of("5+" + 4 * SIZE), asked);
  }

  @Test
  void whoReadsSlowlyGetsTheRestByOneRequest() throws IOException {
    try (InputStream in = open(this::range, 0, object.length, buffers, Duration.ZERO)) {
      assertArrayEquals(object, in.readAllBytes());
    }
    assertEquals(1 + MOST + 1, asked.size(), asked::toString);
    assertEquals(4 * SIZE + "+" + 6 * SIZE, asked.get(asked.size() - 1));
  }

  @Test
  void failureOfARangeIsThrownAfterTheBytesBeforeIt() throws IOException {
    ReadAhead.Ranges ranges =
        (offset, length) -> {
          if (offset == 2 * SIZE) {
            throw new StoreException(Reason.MISSING, "gone");
          }
          return range(offset, length);
        };
    try (InputStream in = open(ranges)) {
      assertArrayEquals(Arrays.copyOf(object, 2 * SIZE), in.readNBytes(2 * SIZE));

      assertEquals("gone", assertThrows(IOException.class, in::read).getCause().getMessage());
      assertThrows(IOException.class, in::read);
    }
    assertAllFree();
  }

  @Test
  void failureOfTheFirstRangeEndsTheOthers() {
    CountDownLatch never = new CountDownLatch(1);
    ReadAhead.Ranges ranges =
        (offset, length) -> {
          if (offset == 0) {
            throw new StoreException(Reason.MISSING, "gone");
          }
          return waiting(never);
        };

    assertEquals(Reason.MISSING, assertThrows(StoreException.class, () -> open(ranges)).reason());

    assertAllFree();
  }

  @Test
  void closingEndsTheRequestsThatRun() throws Exception {
    CountDownLatch begun = new CountDownLatch(MOST);
    CountDownLatch ended = new CountDownLatch(MOST);
    CountDownLatch never = new CountDownLatch(1);
    ReadAhead.Ranges ranges =
        (offset, length) -> {
          if (offset == 0) {
            return range(offset, length);
          }
          begun.countDown();
          try {
            return waiting(never);
          } finally {
            ended.countDown();
          }
        };
    InputStream in = open(ranges);
    begun.await();

    in.close();

    assertEquals(0, ended.getCount());
    assertAllFree();
  }

  private static InputStream waiting(CountDownLatch latch) {
    try {
      latch.await();
      return InputStream.nullInputStream();
    } catch (InterruptedException e) {
      throw new StoreException(Reason.UNAVAILABLE, "interrupted", e);
    }
  }
}
