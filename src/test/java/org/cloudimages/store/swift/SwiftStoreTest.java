package org.cloudimages.store.swift;

import static org.cloudimages.testing.StoreFaults.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cloudimages.server.Swift;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.RemoteStoreContract;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.testing.SharedSwift;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store against a real Swift with users of its own. */
class SwiftStoreTest extends RemoteStoreContract {

  private static final int SEGMENT = 1 << 20;
  private static final String CONTAINER = "container-" + UUID.randomUUID();

  private static ImageStore store;

  @BeforeAll
  static void makeStore() {
    store = make(settings(SharedSwift.get().url(), TIMEOUT));
  }

  private static ImageStore make(Map<String, String> settings) {
    return new SwiftKind(Clock.systemUTC()).make(settings(settings));
  }

  private static Map<String, String> settings(String url, String timeout) {
    return Map.of(
        "images.store.test.auth",
        "v1",
        "images.store.test.auth-url",
        url + "/auth/v1.0",
        "images.store.test.username",
        Swift.USER,
        "images.store.test.password",
        Swift.PASSWORD,
        "images.store.test.container",
        CONTAINER,
        "images.store.test.segment-size",
        Integer.toString(SEGMENT),
        "images.store.test.timeout",
        timeout);
  }

  private static Map<String, String> with(String key, String value) {
    Map<String, String> changed = new HashMap<>(settings(SharedSwift.get().url(), TIMEOUT));
    changed.put("images.store.test." + key, value);
    return changed;
  }

  @Override
  protected ImageStore store() {
    return store;
  }

  @Override
  protected int partSize() {
    return SEGMENT;
  }

  @Override
  protected ImageStore storeOfAStranger() {
    return make(with("password", "wrong"));
  }

  @Override
  protected ImageStore storeAt(String url, String timeout) {
    return make(settings(url, timeout));
  }

  @Test
  void segmentsOfAFailedUploadAreListedUnderItsKeyUntilItIsDeleted() {
    String key = newKey();
    IOException failure = new IOException("the client went away");
    assertThrows(
        IOException.class, () -> store().put(key, failing(2 * SEGMENT + 5, failure), 3 * SEGMENT));
    assertEquals(List.of(2L * SEGMENT), listed(key));

    store().delete(key);

    assertEquals(List.of(), listed(key));
  }

  @Test
  void containerThatIsThereTakesObjects() throws IOException {
    ImageStore first = make(with("container", "kept-" + CONTAINER));
    first.put(newKey(), new ByteArrayInputStream(bytes(3)), 3);

    ImageStore restarted = make(with("container", "kept-" + CONTAINER));

    assertEquals(3, restarted.put(newKey(), new ByteArrayInputStream(bytes(3)), 3));
  }

  @Test
  void containerThatIsNotThereHoldsNothing() {
    ImageStore empty = make(with("container", "none-" + UUID.randomUUID()));
    expect(Reason.MISSING, () -> empty.open(newKey(), 0, 1));
    empty.delete(newKey());
    assertEquals(0, empty.list().count());
  }

  @Test
  void settingThatIsWrongIsNamed() {
    for (String key : List.of("auth", "auth-url", "container", "segment-size", "timeout")) {
      Map<String, String> wrong = new HashMap<>(settings("http://127.0.0.1", TIMEOUT));
      wrong.put("images.store.test." + key, "odd/");
      IllegalArgumentException failure =
          assertThrows(IllegalArgumentException.class, () -> make(wrong), () -> key);
      assertTrue(failure.getMessage().contains("images.store.test." + key), failure::getMessage);
    }
  }
}
