package org.cloudimages.store.s3;

import static org.cloudimages.testing.StoreFaults.expect;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cloudimages.server.Swift;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.RemoteStoreContract;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.testing.OpenStackClient;
import org.cloudimages.testing.SharedSwift;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store against the S3 API of a real Swift. */
class S3StoreTest extends RemoteStoreContract {

  private static final int PART = 5 << 20;
  private static final String BUCKET = "bucket-" + UUID.randomUUID();

  private static final S3Kind KIND = new S3Kind(new WorkThreads());

  private static ImageStore store;

  @BeforeAll
  static void makeBucket() {
    SharedSwift.get().createContainer(BUCKET);
    store = KIND.make(settings(settings(SharedSwift.get().url(), TIMEOUT)));
  }

  @AfterAll
  static void stop() {
    KIND.stop();
  }

  private static Map<String, String> settings(String endpoint, String timeout) {
    return Map.of(
        "images.store.test.endpoint",
        endpoint,
        "images.store.test.bucket",
        BUCKET,
        "images.store.test.access-key",
        Swift.USER,
        "images.store.test.secret-key",
        Swift.PASSWORD,
        "images.store.test.part-size",
        Integer.toString(PART),
        "images.store.test.buffer-size",
        Integer.toString(PART),
        "images.store.test.timeout",
        timeout);
  }

  private static ImageStore storeWith(String key, String value) {
    Map<String, String> changed = new HashMap<>(settings(SharedSwift.get().url(), TIMEOUT));
    changed.put("images.store.test." + key, value);
    return KIND.make(settings(changed));
  }

  @Override
  protected ImageStore store() {
    return store;
  }

  @Override
  protected int partSize() {
    return PART;
  }

  @Override
  protected ImageStore storeOfAStranger() {
    return storeWith("secret-key", "wrong");
  }

  @Override
  protected ImageStore storeAt(String url, String timeout) {
    return KIND.make(settings(settings(url, timeout)));
  }

  @ParameterizedTest
  @ValueSource(ints = {6 * PART - 1, 6 * PART, 6 * PART + 1})
  void partsThatAreSentAtOnceComeBackAsTheyWentIn(int size) throws IOException {
    byte[] bytes = bytes(size);
    for (long known : new long[] {size, -1}) {
      String key = newKey();

      assertEquals(size, store().put(key, new ByteArrayInputStream(bytes), known));

      assertArrayEquals(bytes, read(key, 0, size));
      store().delete(key);
    }
  }

  @Test
  void uploadThatDiedIsListedAndThenAborted() {
    String key = newKey();
    S3Clients clients = S3Clients.of(S3Settings.of(settings(settings(swift().url(), TIMEOUT))));
    clients.control().createMultipartUpload(create -> create.bucket(BUCKET).key(key));
    assertEquals(List.of(0L), listed(key));

    store().delete(key);

    assertEquals(List.of(), listed(key));
  }

  @Test
  void bucketThatIsNotThereIsNoMissingObject() {
    ImageStore lost = storeWith("bucket", "no-such-bucket");
    expect(Reason.BROKEN, () -> lost.open(newKey(), 0, 1));
    expect(Reason.BROKEN, () -> lost.delete(newKey()));
    expect(Reason.BROKEN, () -> lost.put(newKey(), new ByteArrayInputStream(bytes(3)), 3));
  }

  @Test
  void stockClientReadsTheSameBytes(@TempDir Path directory) throws Exception {
    if (!OpenStackClient.isInstalled("s3cmd")) {
      abortOrFail();
    }
    String key = newKey();
    byte[] bytes = bytes(2 * PART + 1);
    store().put(key, new ByteArrayInputStream(bytes), bytes.length);
    Path file = directory.resolve("object");

    String host = swift().url().replace("http://", "");
    Process client =
        new ProcessBuilder(
                "s3cmd",
                "--config=/dev/null",
                "--no-ssl",
                "--host=" + host,
                "--host-bucket=" + host,
                "--access_key=" + Swift.USER,
                "--secret_key=" + Swift.PASSWORD,
                "get",
                "s3://" + BUCKET + "/" + key,
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();

    assertEquals(0, client.waitFor(), () -> "s3cmd failed");
    assertArrayEquals(bytes, Files.readAllBytes(file));
    store().delete(key);
  }

  private static void abortOrFail() {
    String message = "The program s3cmd is not installed (Debian: s3cmd).";
    assertTrue(System.getenv("CI") == null, message);
    abort(message);
  }

  @Test
  void settingThatIsWrongIsNamed() {
    for (String key :
        List.of(
            "endpoint", "path-style", "part-size", "buffer-size", "parallel-parts", "timeout")) {
      Map<String, String> wrong = new HashMap<>(settings("http://127.0.0.1", TIMEOUT));
      wrong.put("images.store.test." + key, "odd");
      IllegalArgumentException failure =
          assertThrows(
              IllegalArgumentException.class, () -> S3Settings.of(settings(wrong)), () -> key);
      assertTrue(failure.getMessage().contains("images.store.test." + key), failure::getMessage);
    }
  }
}
