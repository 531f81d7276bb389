package org.cloudimages.image.location;

import static org.cloudimages.testing.Faults.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cloudimages.limit.size.SizeLimit;
import org.cloudimages.store.StoreKey;
import org.cloudimages.store.Stores;
import org.cloudimages.store.file.FileKind;
import org.cloudimages.store.file.SyncThreads;
import org.cloudimages.testing.Settings;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationSizesTest {

  private static final StoreKey SMALL = new StoreKey("web", "http://host/small");
  private static final StoreKey SILENT = new StoreKey("web", "http://host/silent");
  private static final StoreKey LARGE = new StoreKey("web", "http://host/large");
  private static final StoreKey GONE = new StoreKey("web", "http://host/gone");

  private final WebKind web = new WebKind();

  @TempDir private Path data;

  private LocationSizes sizes(Duration patience) {
    web.sizes.put(SMALL.key(), OptionalLong.of(10));
    web.sizes.put(SILENT.key(), OptionalLong.empty());
    web.sizes.put(LARGE.key(), OptionalLong.of(11));
    Stores stores =
        new Stores(
            Settings.of(
                Map.of(
                    "images.data",
                    data.toString(),
                    "images.stores",
                    "default,web",
                    "images.store.web.type",
                    "web")),
            List.of(new FileKind(new SyncThreads(new WorkThreads())), web));
    return new LocationSizes(stores, new SizeLimit(10), patience);
  }

  @Test
  void sizesAreThoseThatStoresTell() {
    assertEquals(
        Map.of(SMALL, OptionalLong.of(10), SILENT, OptionalLong.empty()),
        sizes(Duration.ofMinutes(1)).of(List.of(SMALL, SILENT)));
  }

  @Test
  void moreThanAnImageMayHaveIsRefused() {
    LocationSizes sizes = sizes(Duration.ofMinutes(1));
    assertRefused(413, "An image may have 10 bytes at most.", () -> sizes.of(LARGE));
    assertRefused(413, () -> sizes.of(List.of(SMALL, LARGE)));
  }

  @Test
  void nothingThereIsRefused() {
    assertRefused(400, () -> sizes(Duration.ofMinutes(1)).of(GONE));
  }

  @Test
  void nobodyIsAskedOnceTheTimeIsOver() {
    assertRefused(503, () -> sizes(Duration.ZERO).of(List.of(SMALL)));
    assertEquals(List.of(), web.asked);
  }
}
