package org.cloudimages.store.s3.part;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.transfer.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest {

  private static final int SIZE = 5 * Parts.CHUNK;
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  private static Parts measured(int count, PartBuffers buffers, Duration patience) {
    return new Parts(source(count), count, 10L * SIZE, buffers, patience);
  }

  private static Parts unmeasured(int count, PartBuffers buffers) {
    return new Parts(source(count), -1, 10L * SIZE, buffers, LONG);
  }

  private static Source source(int count) {
    return new Source(new ByteArrayInputStream(bytes(count)));
  }

  private static PartBuffers buffers(int count) {
    return new PartBuffers(SIZE, (long) count * SIZE, true, SHORT);
  }

  private static byte[] read(Part part) throws IOException {
    try (InputStream in = part.body().contentStreamProvider().newStream()) {
      byte[] read = in.readAllBytes();
      assertEquals(part.body().optionalContentLength().orElseThrow(), read.length);
      return read;
    }
  }

  /** How many may be taken besides those that are. */
  private static int free(PartBuffers buffers) {
    List<PartBuffers.Room> rooms = new ArrayList<>();
    try {
      while (true) {
        PartBuffers.Room room = buffers.room();
        room.take();
        rooms.add(room);
      }
    } catch (StoreException e) {
      return rooms.size();
    } finally {
      rooms.forEach(PartBuffers.Room::close);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 1",
    "65536, 1",
    "327679, 1",
    "327680, 1",
    "327681, 2",
    "655360, 2",
    "983047, 4"
  })
  void partsAreTheBytes(int count, int number) throws IOException {
    assertWhole(count, number, unmeasured(count, buffers(1)));
    assertWhole(count, number, unmeasured(count, buffers(8)));
    assertWhole(count, number, measured(count, buffers(8), LONG));
    assertWhole(count, number, measured(count, buffers(2), LONG));
    assertWhole(count, number, measured(count, buffers(8), Duration.ofNanos(-1)));
    assertWhole(count, 1, measured(count, buffers(1), LONG));
  }

  private static void assertWhole(int count, int number, Parts parts) throws IOException {
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    int seen = 0;
    try (parts) {
      do {
        try (Part part = parts.next()) {
          together.write(read(part));
          seen++;
        }
      } while (!parts.isDone());
    }
    assertArrayEquals(bytes(count), together.toByteArray());
    assertEquals(number, seen);
  }

  @Test
  void partsThatAreApartAreReadInAnyOrderAndOften() throws IOException {
    int count = 4 * SIZE + 1;
    for (Parts each : List.of(unmeasured(count, buffers(10)), measured(count, buffers(10), LONG))) {
      try (Parts parts = each) {
        List<Part> apart = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
          apart.add(parts.next());
        }
        List<byte[]> read = new ArrayList<>();
        for (int n = 3; n >= 0; n--) {
          assertTrue(apart.get(n).isApart() && apart.get(n).isRepeatable());
          read(apart.get(n));
          read.add(read(apart.get(n)));
        }
        Collections.reverse(read);
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (byte[] one : read) {
          together.write(one);
        }
        together.write(read(parts.next()));
        assertArrayEquals(bytes(count), together.toByteArray());
        apart.forEach(Part::close);
      }
    }
  }

  @Test
  void halfOfTheBuffersAreForThoseWhoCannotDoWithout() throws IOException {
    PartBuffers four = buffers(4);
    try (Parts parts = measured(9 * SIZE, four, LONG);
        Part first = parts.next();
        Part second = parts.next()) {
      assertTrue(first.isApart() && second.isApart());
      assertEquals(2, free(four));

      try (Part third = parts.next()) {
        assertFalse(third.isApart() || third.isRepeatable());
        assertEquals(2, free(four));
      }
      second.close();
      try (Part fourth = parts.next()) {
        assertTrue(fourth.isApart());
      }
    }
    assertEquals(4, free(four));
  }

  @Test
  void partOfUnknownSizeIsInMemoryEvenWhereNoneIsSpare() throws IOException {
    PartBuffers four = buffers(4);
    try (Parts parts = unmeasured(9 * SIZE, four);
        Part first = parts.next();
        Part second = parts.next();
        Part third = parts.next()) {
      assertTrue(first.isApart() && second.isApart());
      assertFalse(third.isApart());
      assertTrue(third.isRepeatable());
    }
    assertEquals(4, free(four));
  }

  @Test
  void slowClientOfKnownSizeKeepsNoBuffer() throws IOException {
    PartBuffers four = buffers(4);
    try (Parts parts = measured(3 * SIZE, four, Duration.ofNanos(-1));
        Part part = parts.next()) {
      assertFalse(part.isApart() || part.isRepeatable());

      InputStream in = part.body().contentStreamProvider().newStream();
      assertEquals(1, in.readNBytes(1).length);

      assertEquals(4, free(four));
    }
  }

  @Test
  void lastPartNeedsNoBuffer() throws IOException {
    try (Parts parts = measured(SIZE + 1, buffers(8), LONG);
        Part first = parts.next();
        Part last = parts.next()) {
      assertTrue(first.isApart());
      assertFalse(last.isApart());
      assertTrue(parts.isDone());
    }
  }

  @Test
  void whatIsTooLargeForSoManyBuffersIsPassedOnInLargerParts() throws IOException {
    long size = 10_001L * SIZE;
    try (Parts parts = new Parts(source(0), size, 10L * SIZE, buffers(8), LONG);
        Part first = parts.next()) {
      assertFalse(first.isApart());
      assertEquals(10L * SIZE, first.body().optionalContentLength().orElseThrow());
    }
    try (Parts parts = new Parts(source(0), 100 * size, 10L * SIZE, buffers(8), LONG);
        Part first = parts.next()) {
      assertEquals(
          (100 * size + 9_999) / 10_000, first.body().optionalContentLength().orElseThrow());
    }
  }

  @Test
  void failureGivesTheBufferBack() {
    PartBuffers four = buffers(4);

    assertThrows(
        EOFException.class,
        () -> {
          try (Parts parts = new Parts(source(SIZE + 1), 3 * SIZE, 10L * SIZE, four, LONG)) {
            parts.next().close();
            parts.next().close();
          }
        });

    assertEquals(4, free(four));
  }

  @Test
  void whoFindsNoRoomForTooLongIsRefused() throws IOException {
    PartBuffers one = buffers(1);
    try (Parts holder = unmeasured(SIZE, one);
        Parts next = unmeasured(SIZE, one);
        Parts small = unmeasured(1, one)) {
      assertEquals(SIZE, length(holder));

      StoreException refused = assertThrows(StoreException.class, next::next);

      assertEquals(Reason.UNAVAILABLE, refused.reason());
      assertEquals("Other uploads have had all buffers for PT0.001S.", refused.getMessage());
      assertEquals(1, length(small));
    }
  }

  @Test
  void whoWaitsGetsTheRoomThatIsGivenBack() throws Exception {
    PartBuffers one = new PartBuffers(SIZE, SIZE, true, LONG);
    try (Parts holder = unmeasured(SIZE, one);
        Parts other = unmeasured(SIZE, one)) {
      assertEquals(SIZE, length(holder));
      CompletableFuture<Long> waiting = CompletableFuture.supplyAsync(() -> length(other));
      assertFalse(waiting.isDone());

      holder.close();

      assertEquals(SIZE, waiting.get(2, TimeUnit.MINUTES));
    }
  }

  private static long length(Parts parts) {
    try {
      return parts.next().body().optionalContentLength().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
