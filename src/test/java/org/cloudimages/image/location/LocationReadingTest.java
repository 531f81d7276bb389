package org.cloudimages.image.location;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.blob.Blob;
import org.cloudimages.blob.Blobs;
import org.cloudimages.database.DerbyDatabase;
import org.cloudimages.identity.Caller;
import org.cloudimages.image.access.ImageAccess;
import org.cloudimages.image.entity.Image;
import org.cloudimages.image.entity.ImageData;
import org.cloudimages.policy.Policies;
import org.cloudimages.policy.PolicySettings;
import org.cloudimages.policy.RoleProfile;
import org.cloudimages.store.StoreKey;
import org.cloudimages.store.Stores;
import org.cloudimages.store.file.FileKind;
import org.cloudimages.store.file.SyncThreads;
import org.cloudimages.testing.Settings;
import org.cloudimages.work.WorkThreads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of the places of images, on a Derby. */
class LocationReadingTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Caller MEMBER = new Caller("u", "p", Set.of("member", "reader"));
  private static final Caller ADMIN = new Caller("a", "z", Set.of("admin", "member", "reader"));

  private final DerbyDatabase database = new DerbyDatabase();
  private final Blobs blobs = new Blobs(database, null);

  @TempDir private Path data;

  @AfterEach
  void close() {
    database.close();
  }

  private LocationReading reading(boolean all, boolean first) {
    return new LocationReading(
        new LocationSettings(all, first, 10),
        new ImageAccess(new Policies(PolicySettings.of(RoleProfile.KEYSTONE))),
        blobs,
        new Stores(
            Settings.of(Map.of("images.data", data.toString())),
            List.of(new FileKind(new SyncThreads(new WorkThreads())))));
  }

  private Image image(String id, String... stores) {
    Image image = new Image(id, "p", NOW);
    if (stores.length > 0) {
      image.activate(ImageData.registered(Optional.empty()), NOW);
      image.lieIn(List.of(stores), NOW);
    }
    for (String key : List.of("x", "y")) {
      database.transact(
          () -> blobs.begin(Blob.registered(id, new StoreKey("default", id + key), 1, NOW)));
    }
    return image;
  }

  @Test
  void placesOfEachImageAreReadAsSettingsSay() {
    Image one = image("one", "default", "default");
    Image other = image("other", "default", "default");

    ShownLocations both = reading(true, true).shown(List.of(one, other), MEMBER);

    assertTrue(both.areListed());
    assertEquals(2, both.of(one).size());
    assertEquals(both.of(other).get(0), both.firstOf(other).orElseThrow());
    assertEquals(List.of(), reading(false, true).shown(List.of(one), MEMBER).of(one));
    assertEquals(Optional.empty(), reading(true, false).shown(List.of(one), MEMBER).firstOf(one));
    assertEquals(ShownLocations.NONE, reading(false, false).shown(List.of(one), MEMBER));
  }

  @Test
  void placesAreReadOfThoseImagesAloneThatShowThem() {
    Image deactivated = image("deactivated", "default", "default");
    deactivated.deactivate(NOW);
    Image without = image("without");
    List<Image> images = List.of(deactivated, without);

    ShownLocations seen = reading(true, true).shown(images, MEMBER);

    for (Image image : images) {
      assertEquals(List.of(), seen.of(image));
      assertEquals(Optional.empty(), seen.firstOf(image));
    }
    assertEquals(2, reading(true, true).shown(images, ADMIN).of(deactivated).size());
  }
}
