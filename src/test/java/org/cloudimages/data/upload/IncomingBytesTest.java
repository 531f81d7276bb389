package org.cloudimages.data.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
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

  private final StubClaims claims = new StubClaims();
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private @TempDir Path directory;
  private ImageStore store;

  @BeforeEach
  void makeStore() {
    store = new FileStore(directory, Reserve.NONE, Runnable::run);
  }

  private IncomingBytes incoming(ByteSource source, Object... renewals) {
    UploadSettings settings = new UploadSettings(10, Duration.ofMinutes(1), Duration.ofNanos(1));
    Upload upload = StubClaims.upload();
    claims.answers.addAll(List.of(renewals));
    return new IncomingBytes(
        source,
        new Lease(upload, claims, settings),
        new Limit(upload, claims, settings),
        new SeenBytes(seen));
  }

  private IncomingBytes incoming(byte[] body, OptionalLong size) {
    return incoming(new StubSource(body, size), true, true, true);
  }

  private void assertRefused(FaultType type, String message, IncomingBytes bytes) {
    String key = KEY + type + message.length();
    assertThrows(IOException.class, () -> store.put(key, bytes, -1));
    ImagesException refusal = assertThrows(ImagesException.class, bytes::requireNotRefused);
    assertEquals(type, refusal.fault().type());
    assertEquals(message, refusal.getMessage());
    assertThrows(RuntimeException.class, () -> store.open(key, 0, 1));
  }

  @Test
  void allBytesPass() throws IOException {
    IncomingBytes bytes = incoming(TEN, OptionalLong.of(10));

    assertEquals(10, store.put(KEY, bytes, 10));
    assertEquals(10, bytes.count());
    bytes.requireNotRefused();
    assertArrayEquals(TEN, seen.toByteArray());
    try (InputStream stored = store.open(KEY, 0, 10)) {
      assertArrayEquals(TEN, stored.readAllBytes());
    }
  }

  @Test
  void singleBytesPassToo() throws IOException {
    ByteSource source = new StubSource(TEN, OptionalLong.empty());
    try (InputStream bytes = incoming(source, true, true, true, true)) {
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
  void sourceSaysWhyItGivesNoMore() {
    assertRefused(
        FaultType.BAD_REQUEST, "It is broken.", incoming(StubSource.broken("It is broken."), true));
  }

  @Test
  void nothingPassesOnceTheLeaseIsLost() {
    assertRefused(
        FaultType.GONE, "lost", incoming(new StubSource(TEN, OptionalLong.empty()), false));
    assertEquals(0, seen.size());
  }

  @Test
  void databaseThatIsAwayForLessThanTheLeaseDoesNoHarm() throws IOException {
    RuntimeException away = new IllegalStateException("away");
    IncomingBytes bytes = incoming(new StubSource(TEN, OptionalLong.empty()), away, away, away);

    assertEquals(10, store.put(KEY, bytes, -1));
    bytes.requireNotRefused();
  }
}
