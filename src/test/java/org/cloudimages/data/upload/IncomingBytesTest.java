package org.cloudimages.data.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.file.FileStore;
import org.cloudimages.store.file.Reserve;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncomingBytesTest {

  private static final byte[] TEN = "0123456789".getBytes(UTF_8);
  private static final String KEY = "image/blob";

  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private @TempDir Path directory;
  private ImageStore store;

  @BeforeEach
  void makeStore() {
    store = new FileStore(directory, Reserve.NONE, Runnable::run);
  }

  private IncomingBytes incoming(InputStream body, OptionalLong size, BooleanSupplier renewal) {
    UploadSettings settings = new UploadSettings(10, Duration.ofMinutes(1), Duration.ofNanos(1));
    return new IncomingBytes(
        new Incoming(size, List.of(), body),
        settings::requireAllowed,
        new Lease(settings, renewal, () -> ImagesException.gone("lost")),
        seen::write);
  }

  private IncomingBytes incoming(byte[] body, OptionalLong size) {
    return incoming(new ByteArrayInputStream(body), size, () -> true);
  }

  private void assertRefused(FaultType type, String message, IncomingBytes bytes) {
    String key = KEY + type + message.length();
    ImagesException refusal = assertThrows(ImagesException.class, () -> bytes.into(store, key));
    assertEquals(type, refusal.fault().type());
    assertEquals(message, refusal.getMessage());
    assertThrows(RuntimeException.class, () -> store.open(key, 0, 1));
  }

  @Test
  void allBytesPass() throws IOException {
    assertEquals(10, incoming(TEN, OptionalLong.of(10)).into(store, KEY));

    assertArrayEquals(TEN, seen.toByteArray());
    try (InputStream stored = store.open(KEY, 0, 10)) {
      assertArrayEquals(TEN, stored.readAllBytes());
    }
  }

  @Test
  void singleBytesPassToo() throws IOException {
    try (InputStream bytes = incoming(TEN, OptionalLong.empty())) {
      assertEquals('0', bytes.read());
      assertEquals("123456789", new String(bytes.readAllBytes(), UTF_8));
      assertEquals(-1, bytes.read());
    }
    assertArrayEquals(TEN, seen.toByteArray());
  }

  @Test
  void bodyOfAnotherLengthIsRefused() {
    assertRefused(
        FaultType.BAD_REQUEST,
        "The request body has only 10 bytes, 11 were announced.",
        incoming(TEN, OptionalLong.of(11)));
    assertRefused(
        FaultType.BAD_REQUEST,
        "The request body has more than 9 bytes, 9 were announced.",
        incoming(TEN, OptionalLong.of(9)));
  }

  @Test
  void bodyOfTooManyBytesIsRefused() {
    assertRefused(
        FaultType.OVER_LIMIT,
        "An image may have 10 bytes at most.",
        incoming("0123456789+".getBytes(UTF_8), OptionalLong.empty()));
  }

  @Test
  void bodyThatBreaksOffIsTheClientsFault() {
    InputStream broken =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("Connection reset by peer");
          }
        };

    assertRefused(
        FaultType.BAD_REQUEST,
        "The request body cannot be read to its end.",
        incoming(broken, OptionalLong.empty(), () -> true));
  }

  @Test
  void nothingPassesOnceTheLeaseIsLost() {
    assertRefused(
        FaultType.GONE,
        "lost",
        incoming(new ByteArrayInputStream(TEN), OptionalLong.empty(), () -> false));
    assertEquals(0, seen.size());
  }

  @Test
  void databaseThatIsAwayForLessThanTheLeaseDoesNoHarm() {
    IncomingBytes bytes =
        incoming(
            new ByteArrayInputStream(TEN),
            OptionalLong.empty(),
            () -> {
              throw new IllegalStateException("away");
            });

    assertEquals(10, bytes.into(store, KEY));
  }
}
