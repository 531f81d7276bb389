package org.cloudimages.image.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.store.StoreKey;
import org.cloudimages.store.Stores;
import org.cloudimages.store.file.FileKind;
import org.cloudimages.store.file.SyncThreads;
import org.cloudimages.testing.Settings;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationRulesTest {

  @TempDir private Path data;

  private Stores stores;

  @BeforeEach
  void make() {
    stores =
        new Stores(
            Settings.of(
                Map.of(
                    "images.data",
                    data.toString(),
                    "images.stores",
                    "default,fast",
                    "images.store.fast.type",
                    "file")),
            List.of(new FileKind(new SyncThreads(new WorkThreads()))));
  }

  private LocationRules rules(int limit) {
    return new LocationRules(new LocationSettings(true, false, limit), stores);
  }

  private static void assertRefused(int status, Runnable question) {
    assertEquals(
        status, assertThrows(ImagesException.class, question::run).fault().type().status());
  }

  private URI file(String path) {
    return URI.create("file://" + data + path);
  }

  @Test
  void urlBelongsToTheStoreThatItLeadsInto() {
    LocationRules rules = rules(10);
    assertEquals(new StoreKey("default", "/x"), rules.where(file("/images/x")));
    assertEquals(new StoreKey("fast", "/a/x"), rules.where(file("/images-fast/a/x")));
    for (String path : List.of("/staging/x", "/users.json", "/images-fast/../staging/x")) {
      assertRefused(400, () -> rules.where(file(path)));
    }
    assertRefused(400, () -> rules.where(URI.create("http://host/x")));
  }

  @Test
  void whatTheServiceStoredBelongsToNobodyElse() {
    LocationRules rules = rules(10);
    String image = UUID.randomUUID().toString();
    String key = image + "/" + UUID.randomUUID();
    URI own = stores.location(new StoreKey("fast", key)).orElseThrow();

    assertEquals(new StoreKey("fast", key), rules.where(own));
    assertRefused(400, () -> LocationRules.requireForeign(rules.where(own)));
    LocationRules.requireForeign(rules.where(file("/images/" + image + ".raw")));
  }

  @Test
  void clientsNameNoFiles() {
    assertRefused(400, () -> rules(10).requireRemote(file("/images/x")));
    assertRefused(400, () -> rules(10).requireRemote(URI.create("FILE:///x")));
    rules(10).requireRemote(URI.create("http://host/x"));
  }

  @Test
  void locationsAreBounded() {
    rules(2).requireFew(2);
    assertRefused(413, () -> rules(2).requireFew(3));
    rules(-1).requireFew(100);
    assertRefused(413, () -> rules(-1).requireFew(101));
  }
}
