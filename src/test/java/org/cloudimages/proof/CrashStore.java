package org.cloudimages.proof;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cloudimages.server.Swift;
import org.cloudimages.store.StoreSettings;
import org.cloudimages.store.StoredObject;
import org.cloudimages.store.s3.S3Kind;
import org.cloudimages.testing.Settings;
import org.cloudimages.testing.SharedSwift;

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

  /** The sizes of what S3 holds of these images, by the id of the blob; empty without it. */
  static Map<String, Long> objects(Set<String> images) {
    Map<String, Long> found = new HashMap<>();
    if (IN_S3) {
      StoreSettings settings =
          new StoreSettings(Settings.of(inS3()), PREFIX, "default", Path.of("unused"));
      try (Stream<StoredObject> all = new S3Kind().make(settings).list()) {
        all.forEach(
            object -> {
              Path key = Path.of(object.key());
              if (images.contains(key.getParent().toString())) {
                found.put(key.getFileName().toString(), object.size());
              }
            });
      }
    }
    return found;
  }
}
