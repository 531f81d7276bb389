package org.cloudimages.store;

import static org.cloudimages.testing.StoreFaults.expect;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.testing.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store promises that takes bytes. */
public abstract class ImageStoreContract {

  /** A size that takes several parts, the last of them not full. */
  private final int several = 2 * partSize() + 17;

  /** The store, which may hold what other tests left. */
  protected abstract ImageStore store();

  /** The bytes that go up in one piece. */
  protected abstract int partSize();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bytesComeBackAsTheyWentIn(boolean sizeIsKnown) throws IOException {
    for (int size : new int[] {0, 1, partSize() - 1, partSize(), partSize() + 1, several}) {
      String key = newKey();
      byte[] bytes = bytes(size);

      long stored = store().put(key, new ByteArrayInputStream(bytes), sizeIsKnown ? size : -1);

      assertEquals(size, stored);
      assertArrayEquals(bytes, read(key, 0, size));
      store().delete(key);
    }
  }

  @Test
  void partsAreRead() throws IOException {
    String key = newKey();
    byte[] bytes = bytes(several);
    store().put(key, new ByteArrayInputStream(bytes), several);

    assertArrayEquals(new byte[0], read(key, 5, 0));
    for (int[] range :
        new int[][] {{0, 1}, {1, 1000}, {partSize() - 1, 2}, {several - 1, 1}, {7, several - 7}}) {
      assertArrayEquals(
          Arrays.copyOfRange(bytes, range[0], range[0] + range[1]), read(key, range[0], range[1]));
    }
    store().delete(key);
  }

  @Test
  void streamThatIsNotReadToItsEndIsClosed() throws IOException {
    String key = newKey();
    store().put(key, new ByteArrayInputStream(bytes(several)), several);

    for (int n = 0; n < 20; n++) {
      try (InputStream stream = store().open(key, 0, several)) {
        assertEquals(100, stream.readNBytes(100).length);
      }
    }
    store().delete(key);
  }

  @Test
  void nothingCanBeReadBeforeAllIsStored() throws IOException {
    String key = newKey();
    AtomicBoolean looked = new AtomicBoolean();
    InputStream stream =
        new FilterInputStream(new ByteArrayInputStream(bytes(several))) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (in.available() == 0 && looked.compareAndSet(false, true)) {
              expect(Reason.MISSING, () -> ImageStoreContract.this.read(key, 0, 1));
            }
            return read;
          }

          @Override
          public void close() {
            throw new AssertionError("the stream belongs to whoever opened it");
          }
        };

    store().put(key, stream, -1);

    assertEquals(true, looked.get());
    assertEquals(several, read(key, 0, several).length);
    store().delete(key);
  }

  @Test
  void whatIsNotThereIsMissing() {
    expect(Reason.MISSING, () -> read(newKey(), 0, 1));
    expect(Reason.MISSING, () -> read(newKey(), 0, 0));
  }

  @Test
  void sizeAndUrlAreTold() throws IOException {
    for (int size : new int[] {0, 1, several}) {
      String key = newKey();
      store().put(key, new ByteArrayInputStream(bytes(size)), size);

      assertEquals(OptionalLong.of(size), store().size(key));
      try (InputStream all = store().open(key)) {
        assertEquals(size, all.readAllBytes().length);
      }
      URI url = store().location(key).orElseThrow();
      assertEquals(Optional.of(key), store().keyOf(url), url::toString);
      assertNull(url.getUserInfo());
      store().delete(key);
      expect(Reason.MISSING, () -> store().size(key));
    }
  }

  @Test
  void urlOfAnythingElseIsNotOfTheStore() {
    String url = store().location(newKey()).orElseThrow().toString();
    for (String other :
        List.of(
            url + "?x=y",
            url + "#x",
            url + "/../../../../../../../../x",
            url + "/%2e%2e/x",
            url + "%00",
            url.replaceFirst("://", "://somebody:secret@"),
            "http://127.0.0.1/" + newKey(),
            "mailto:x",
            "x",
            "")) {
      assertEquals(Optional.empty(), store().keyOf(URI.create(other)), other);
    }
  }

  @Test
  void storeThatHasNothingAnswers() {
    assertTrue(store().isAnswering());
  }

  @Test
  void deleteRemoves() throws IOException {
    for (int size : new int[] {0, 1, several}) {
      String key = newKey();
      store().put(key, new ByteArrayInputStream(bytes(size)), size);
      assertEquals(List.of((long) size), listed(key));

      store().delete(key);

      expect(Reason.MISSING, () -> read(key, 0, size));
      assertEquals(List.of(), listed(key));
    }
  }

  @Test
  void deleteOfWhatIsNotThereIsNoFailure() {
    store().delete(newKey());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void uploadThatFailsLeavesNothingAfterDelete(boolean sizeIsKnown) {
    IOException failure = new IOException("the client went away");
    for (int end : new int[] {0, 1, partSize() + partSize() / 2}) {
      String key = newKey();

      IOException thrown =
          assertThrows(
              IOException.class,
              () -> store().put(key, failing(end, failure), sizeIsKnown ? several : -1));

      assertSame(failure, thrown);
      expect(Reason.MISSING, () -> read(key, 0, 1));
      store().delete(key);
      assertEquals(List.of(), listed(key));
    }
  }

  @Test
  void keysOfOthersStay() throws IOException {
    String image = UUID.randomUUID().toString();
    String one = image + "/1";
    String other = image + "/12";
    store().put(one, new ByteArrayInputStream(bytes(3)), 3);
    store().put(other, new ByteArrayInputStream(bytes(several)), several);

    store().delete(one);

    assertEquals(List.of(), listed(one));
    assertEquals(List.of((long) several), listed(other));
    store().delete(other);
  }

  protected final byte[] read(String key, long offset, long length) throws IOException {
    try (InputStream stream = store().open(key, offset, length)) {
      return stream.readAllBytes();
    }
  }

  /** The sizes of what the store lists under the key. */
  protected final List<Long> listed(String key) {
    try (Stream<StoredObject> all = store().list()) {
      return all.filter(each -> each.key().equals(key)).map(StoredObject::size).toList();
    }
  }

  protected static String newKey() {
    return UUID.randomUUID() + "/" + UUID.randomUUID();
  }

  protected static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** A stream of so many bytes and then that failure. */
  protected static InputStream failing(int size, IOException failure) {
    return new FilterInputStream(new ByteArrayInputStream(bytes(size))) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read < 0) {
          throw failure;
        }
        return read;
      }
    };
  }

  protected static StoreSettings settings(Map<String, String> settings) {
    return new StoreSettings(
        Settings.of(settings), "images.store.test", "test", java.nio.file.Path.of("unused"));
  }
}
