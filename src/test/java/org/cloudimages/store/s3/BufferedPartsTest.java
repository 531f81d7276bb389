package org.cloudimages.store.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cloudimages.store.StoreException;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.store.transfer.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

class BufferedPartsTest {

  private static final int SIZE = 5 * BufferedParts.FIRST_BUFFER;
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(1);

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  private static BufferedParts parts(byte[] bytes, PartBuffers buffers) {
    return new BufferedParts(new Source(new ByteArrayInputStream(bytes)), buffers);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BufferedParts.FIRST_BUFFER, SIZE - 1, SIZE, SIZE + 1, 3 * SIZE + 7})
  void partsAreTheBytes(int count) throws IOException {
    byte[] bytes = bytes(count);
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    int number = 0;
    try (BufferedParts parts = parts(bytes, new PartBuffers(SIZE, SIZE, SHORT))) {
      do {
        RequestBody part = parts.next();
        number++;
        try (InputStream in = part.contentStreamProvider().newStream()) {
          byte[] read = in.readAllBytes();
          assertEquals(part.optionalContentLength().orElseThrow(), read.length);
          together.write(read);
        }
      } while (!parts.isDone());
    }
    assertArrayEquals(bytes, together.toByteArray());
    assertEquals(Math.max(1, (count + SIZE - 1) / SIZE), number);
  }

  @Test
  void whoFindsNoRoomForTooLongIsRefused() throws IOException {
    PartBuffers one = new PartBuffers(SIZE, SIZE, SHORT);
    try (BufferedParts holder = parts(bytes(SIZE), one);
        BufferedParts next = parts(bytes(SIZE), one);
        BufferedParts small = parts(bytes(1), one)) {
      assertEquals(SIZE, holder.next().optionalContentLength().orElseThrow());

      StoreException refused = assertThrows(StoreException.class, next::next);

      assertEquals(Reason.UNAVAILABLE, refused.reason());
      assertEquals("Other uploads have had all buffers for PT0.001S.", refused.getMessage());
      assertEquals(1, small.next().optionalContentLength().orElseThrow());
    }
  }

  @Test
  void whoWaitsGetsTheRoomThatIsGivenBack() throws Exception {
    PartBuffers one = new PartBuffers(SIZE, SIZE, LONG);
    try (BufferedParts holder = parts(bytes(SIZE), one);
        BufferedParts other = parts(bytes(SIZE), one)) {
      assertEquals(SIZE, holder.next().optionalContentLength().orElseThrow());
      CompletableFuture<Long> waiting = CompletableFuture.supplyAsync(() -> length(other));
      assertFalse(waiting.isDone());

      holder.close();

      assertEquals(SIZE, waiting.get(2, TimeUnit.MINUTES));
    }
  }

  private static long length(BufferedParts parts) {
    try {
      return parts.next().optionalContentLength().orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
