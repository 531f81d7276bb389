package org.cloudimages.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.server.Swift;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.StoredObject;
import org.cloudimages.store.s3.S3Kind;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.SharedSwift;
import org.cloudimages.work.WorkThreads;

/** Where the data lie while the server is killed: {@code -Dcrash.store=file} or {@code s3}. */
final class CrashStore {

  private static final boolean IN_S3 = System.getProperty("crash.store", "file").equals("s3");
  private static final String PREFIX = "images.store.default";
  private static final String BUCKET = "images-through-crashes";

  /** So small that large data take several. */
  private static final String PART = Integer.toString(5 << 20);

  private CrashStore() {}

  /** Makes the store where it is not there yet, and returns what the service must know of it. */
  static Map<String, String> create() {
    return IN_S3 ? inS3() : Map.of();
  }

  private static Map<String, String> inS3() {
    SharedSwift.get().createContainer(BUCKET);
    return Map.of(
        PREFIX + ".type",
        "s3",
        PREFIX + ".endpoint",
        SharedSwift.get().url(),
        PREFIX + ".bucket",
        BUCKET,
        PREFIX + ".access-key",
        Swift.USER,
        PREFIX + ".secret-key",
        Swift.PASSWORD,
        PREFIX + ".part-size",
        PART,
        PREFIX + ".buffer-size",
        PART,
        PREFIX + ".reclaim-delay",
        "PT1S");
  }

  /** Lays data down in the store as somebody else does, who names them in his own way. */
  static LaidDown layDown(String name, Payload payload) throws IOException {
    String key = "others/" + name;
    try (InputStream bytes = payload.stream()) {
      if (IN_S3) {
        s3().put(key, bytes, payload.size());
        return new LaidDown(name, s3().location(key).orElseThrow().toString(), payload);
      }
      Path file = TestBed.get().data().toAbsolutePath().resolve("images").resolve(key);
      Files.createDirectories(file.getParent());
      Files.copy(bytes, file);
      return new LaidDown(name, file.toUri().toString(), payload);
    }
  }

  /** What S3 holds of these images and under these names; empty without it. */
  static Map<String, Lying> objects(Set<String> images, Set<String> names) {
    Map<String, Lying> found = new HashMap<>();
    if (IN_S3) {
      ImageStore store = s3();
      try (Stream<StoredObject> all = store.list()) {
        all.forEach(
            object -> {
              Path key = Path.of(object.key());
              String name = key.getFileName().toString();
              if (images.contains(key.getParent().toString()) || names.contains(name)) {
                found.put(name, Lying.of(object.size(), () -> store.open(object.key())));
              }
            });
      }
    }
    return found;
  }

  private static ImageStore s3() {
    return new S3Kind(new WorkThreads())
        .make(new StoreSettings(Settings.of(inS3()), PREFIX, "default", Path.of("unused")));
  }
}
