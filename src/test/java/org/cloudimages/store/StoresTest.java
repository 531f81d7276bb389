package org.cloudimages.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.store.file.FileKind;
import org.cloudimages.store.file.SyncThreads;
import org.cloudimages.testing.Settings;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoresTest {

  @TempDir private Path data;

  private Stores stores(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("images.data", data.toString());
    return new Stores(
        Settings.of(all),
        List.of(new FileKind(new SyncThreads(new WorkThreads())), new RemoteKind()));
  }

  @Test
  void thereIsOneFileStoreWhereNothingIsSet() throws IOException {
    Stores stores = stores(Map.of());
    assertEquals(Set.of("default"), stores.ids());
    assertEquals("default", stores.defaultId());
    put(stores, "default");
    assertTrue(data.resolve("images").toFile().isDirectory());
  }

  @Test
  void stagedDataLieInAStoreThatIsNotOffered() throws IOException {
    Stores stores = stores(Map.of());
    assertFalse(stores.ids().contains(Stores.STAGING));
    put(stores, Stores.STAGING);
    assertTrue(data.resolve("staging").toFile().isDirectory());
  }

  @Test
  void stagedDataMayLieInAStoreOfAnyKindThatTakesThem() {
    assertEquals(
        Duration.ofHours(2),
        stores(Map.of("images.staging.type", "far")).reclaimDelay(Stores.STAGING));
    assertEquals(Duration.ZERO, stores(Map.of()).reclaimDelay(Stores.STAGING));

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> stores(Map.of("images.staging.type", "nothing")));
    assertEquals(
        "images.staging.type must be one of far, file, but is: nothing", refusal.getMessage());
  }

  @Test
  void severalStoresHaveIdsInOrderAndTheFirstIsTheDefault() {
    Stores stores =
        stores(
            Map.of(
                "images.stores",
                "fast, cheap",
                "images.store.fast.type",
                "file",
                "images.store.cheap.type",
                "far"));
    assertEquals(List.of("fast", "cheap"), List.copyOf(stores.ids()));
    assertEquals("fast", stores.defaultId());
    assertNotSame(stores.find("fast").orElseThrow(), stores.find("cheap").orElseThrow());
    assertEquals(
        List.of("file", "far"), stores.offered().stream().map(ConfiguredStore::type).toList());
  }

  @Test
  void storeIsTheOneOfItsDirectory() throws IOException {
    Path place = data.resolve("elsewhere");
    Stores stores =
        stores(
            Map.of(
                "images.stores",
                "fast",
                "images.store.fast.type",
                "file",
                "images.store.fast.directory",
                place.toString()));
    put(stores, "fast");
    assertTrue(place.toFile().isDirectory());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1%", "2.5 %", "64MiB", "10 GiB", "2TiB", "512KiB"})
  void reserveIsAPartOrASize(String reserve) {
    stores(Map.of("images.store.default.reserve", reserve, "images.staging.reserve", reserve));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1%", "100%", "64MB", "much", "1.5GiB", "%"})
  void reserveThatIsNeitherIsRefusedWithItsKey(String reserve) {
    for (String key : List.of("images.store.default.reserve", "images.staging.reserve")) {
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> stores(Map.of(key, reserve)));
      assertTrue(refusal.getMessage().startsWith(key + " must be "), refusal::getMessage);
    }
  }

  @Test
  void defaultIsTheNamedOne() {
    assertEquals(
        "cheap",
        stores(
                Map.of(
                    "images.stores",
                    "default,cheap",
                    "images.store.cheap.type",
                    "file",
                    "images.default-store",
                    "cheap"))
            .defaultId());
  }

  @Test
  void unknownStoreIsNotFound() {
    assertEquals(Optional.empty(), stores(Map.of()).find("fast"));
  }

  @Test
  void storesAreReadByWeightAndElseInTheirOrder() {
    Stores stores =
        stores(
            Map.of(
                "images.stores",
                "a,b,c",
                "images.store.a.type",
                "file",
                "images.store.b.type",
                "file",
                "images.store.c.type",
                "file",
                "images.store.c.weight",
                "5"));
    assertEquals(List.of("c", "b", "a"), stores.readingOrder(List.of("b", "c", "a")));
    assertEquals(List.of("a", "gone"), stores.readingOrder(List.of("gone", "a")));
  }

  @Test
  void doomedBytesStayAsLongAsTheKindTheServiceOrTheStoreSays() {
    Map<String, String> settings =
        new HashMap<>(Map.of("images.stores", "default,far", "images.store.far.type", "far"));
    assertEquals(Duration.ZERO, stores(settings).reclaimDelay("default"));
    assertEquals(Duration.ofHours(2), stores(settings).reclaimDelay("far"));

    settings.put("images.reclaim.delay", "PT1M");
    assertEquals(Duration.ofMinutes(1), stores(settings).reclaimDelay("default"));

    settings.put("images.store.far.reclaim-delay", "PT5S");
    assertEquals(Duration.ofMinutes(1), stores(settings).reclaimDelay("default"));
    assertEquals(Duration.ofSeconds(5), stores(settings).reclaimDelay("far"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "images.stores; os_glance_staging_store",
        "images.stores; a,b,a",
        "images.stores; fast,FAST",
        "images.stores; a,,b",
        "images.stores; ../b",
        "images.store.default.type; rbd",
        "images.store.default.weight; heavy",
        "images.store.default.reclaim-delay; soon",
        "images.store.default.reclaim-delay; PT-1S",
        "images.reclaim.delay; soon",
        "images.default-store; other"
      })
  void mistakeStopsTheStartWithItsKey(String key, String value) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> stores(Map.of(key, value)));
    assertTrue(refusal.getMessage().startsWith(key + " must be "), refusal.getMessage());
  }

  @Test
  void directoriesMayLieBesideEachOther() {
    assertEquals(2, stores(directories("images", "images-b")).ids().size());
  }

  @ParameterizedTest
  @CsvSource({"images,images/b", "images/b,images", "staging,b", "b,x/../b"})
  void directoriesMustNotLieOneInTheOther(String first, String second) {
    Map<String, String> settings = directories(first, second);
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> stores(settings))
            .getMessage()
            .contains(".directory must be "));
  }

  private Map<String, String> directories(String first, String second) {
    return Map.of(
        "images.stores",
        "default,b",
        "images.store.b.type",
        "file",
        "images.store.default.directory",
        data.resolve(first).toString(),
        "images.store.b.directory",
        data.resolve(second).toString());
  }

  @Test
  void storeWithAnIdOfItsOwnSaysWhatItIs() {
    assertEquals(
        "images.store.fast.type is not set",
        assertThrows(IllegalArgumentException.class, () -> stores(Map.of("images.stores", "fast")))
            .getMessage());
  }

  private static void put(Stores stores, String id) throws IOException {
    stores.find(id).orElseThrow().put("a/b", new ByteArrayInputStream(new byte[1]), 1);
  }

  /** A kind that is no file. */
  private static final class RemoteKind implements StoreKind {

    @Override
    public String name() {
      return "far";
    }

    @Override
    public ImageStore make(StoreSettings settings) {
      return new FileKind(new SyncThreads(new WorkThreads())).make(settings);
    }
  }
}
