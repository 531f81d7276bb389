package org.cloudimages.store;

import static org.cloudimages.testing.StoreFaults.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudimages.server.Swift;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.testing.CuttingProxy;
import org.cloudimages.testing.SharedSwift;
import org.junit.jupiter.api.Test;

/** What a store promises that is reached over a network. */
public abstract class RemoteStoreContract extends ImageStoreContract {

  /** Long enough for a busy machine to answer, and short enough to wait for in a test. */
  protected static final String TIMEOUT = "PT5S";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SIZE = 1 << 20;

  /** The same store with a password that is wrong. */
  protected abstract ImageStore storeOfAStranger();

  /** The same store, reached through another URL and with that time-out. */
  protected abstract ImageStore storeAt(String url, String timeout);

  protected final Swift swift() {
    return SharedSwift.get();
  }

  @Test
  void wrongCredentialsAreForbidden() {
    ImageStore store = storeOfAStranger();
    String key = newKey();
    expect(Reason.FORBIDDEN, () -> store.put(key, new ByteArrayInputStream(bytes(3)), 3));
    expect(Reason.FORBIDDEN, () -> store.open(key, 0, 1));
    expect(Reason.FORBIDDEN, () -> store.delete(key));
    expect(Reason.FORBIDDEN, () -> store.list().count());
  }

  @Test
  void storeThatIsDownIsUnavailableUntilItIsBack() throws IOException {
    String key = newKey();
    store().put(key, new ByteArrayInputStream(bytes(3)), 3);
    swift().stop();
    try {
      assertTimeoutPreemptively(PATIENCE, () -> expectUnavailable(store(), key));
    } finally {
      swift().start();
    }

    assertEquals(3, read(key, 0, 3).length);
    store().delete(key);
  }

  @Test
  void storeThatIsSilentIsUnavailable() throws IOException {
    try (CuttingProxy proxy = new CuttingProxy(swift().port())) {
      proxy.fallSilentAfter(0);
      assertTimeoutPreemptively(
          PATIENCE, () -> expectUnavailable(storeAt(proxy.url(), "PT1S"), newKey()));
    }
  }

  private static void expectUnavailable(ImageStore store, String key) {
    expect(Reason.UNAVAILABLE, () -> store.put(newKey(), new ByteArrayInputStream(bytes(3)), 3));
    expect(Reason.UNAVAILABLE, () -> store.open(key, 0, 1));
    expect(Reason.UNAVAILABLE, () -> store.delete(key));
    expect(Reason.UNAVAILABLE, () -> store.list().count());
    assertFalse(store.isAnswering());
  }

  @Test
  void rangeBeyondTheEndIsBroken() throws IOException {
    String key = newKey();
    store().put(key, new ByteArrayInputStream(bytes(3)), 3);

    expect(Reason.BROKEN, () -> store().open(key, 0, 4));
    expect(Reason.BROKEN, () -> store().open(key, 3, 1));

    store().delete(key);
  }

  @Test
  void connectionThatIsCutIsAFailureAndNoShortEnd() throws IOException {
    String key = newKey();
    store().put(key, new ByteArrayInputStream(bytes(SIZE)), SIZE);
    try (CuttingProxy proxy = new CuttingProxy(swift().port())) {
      proxy.cutAfter(SIZE / 2);
      assertReadFails(storeAt(proxy.url(), TIMEOUT), key);
      proxy.fallSilentAfter(SIZE / 2);
      assertTimeoutPreemptively(
          PATIENCE, () -> assertReadFails(storeAt(proxy.url(), TIMEOUT), key));
    }
    store().delete(key);
  }

  private static void assertReadFails(ImageStore store, String key) throws IOException {
    AtomicInteger read = new AtomicInteger();
    try (InputStream stream = store.open(key, 0, SIZE)) {
      byte[] buffer = new byte[1000];
      assertThrows(
          IOException.class,
          () -> {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
              read.addAndGet(n);
            }
          });
    }
    assertEquals(true, read.get() > 0 && read.get() < SIZE, () -> "bytes read: " + read);
  }
}
