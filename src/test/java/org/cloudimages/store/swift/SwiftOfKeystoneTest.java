package org.cloudimages.store.swift;

import static org.cloudimages.testing.StoreFaults.expect;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudimages.identity.keystone.KeystoneAdmin;
import org.cloudimages.server.Keystone;
import org.cloudimages.server.Swift;
import org.cloudimages.store.ImageStore;
import org.cloudimages.store.ImageStoreContract;
import org.cloudimages.store.StoreException.Reason;
import org.cloudimages.testing.SharedSwift;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store against a real Swift that takes the tokens of a real Keystone. */
class SwiftOfKeystoneTest extends ImageStoreContract {

  private static final int SEGMENT = 1 << 20;
  private static final String PROJECT = "service";
  private static final String USER = "keeper-of-images";
  private static final String PASSWORD = "the password of the keeper";

  private static Keystone keystone;
  private static Swift swift;
  private static ImageStore store;

  @BeforeAll
  static void startBoth() {
    // because where one Swift cannot be had the other cannot either
    SharedSwift.get();
    keystone = Keystone.create(SharedSwift.directory("keystone"), List.of(PROJECT));
    keystone.start();
    KeystoneAdmin admin = KeystoneAdmin.of(keystone);
    admin.grant(admin.createUser(USER, PASSWORD), PROJECT, "admin");
    swift =
        Swift.ofKeystone(
            SharedSwift.directory("swift-of-keystone"), keystone.url(), USER, PASSWORD, PROJECT);
    admin.createService("object-store", swift.url() + "/v1/AUTH_$(project_id)s");
    swift.start();
    store = make(settings());
  }

  @AfterAll
  static void stopBoth() {
    if (swift != null) {
      swift.close();
    }
    if (keystone != null) {
      keystone.close();
    }
  }

  private static ImageStore make(Map<String, String> settings) {
    return new SwiftKind(Clock.systemUTC()).make(settings(settings));
  }

  private static Map<String, String> settings() {
    return Map.of(
        "images.store.test.auth-url",
        keystone.url() + "/v3",
        "images.store.test.username",
        USER,
        "images.store.test.password",
        PASSWORD,
        "images.store.test.region",
        "RegionOne",
        "images.store.test.segment-size",
        Integer.toString(SEGMENT));
  }

  private static ImageStore storeWith(String key, String value) {
    Map<String, String> changed = new HashMap<>(settings());
    changed.put("images.store.test." + key, value);
    return make(changed);
  }

  @Override
  protected ImageStore store() {
    return store;
  }

  @Override
  protected int partSize() {
    return SEGMENT;
  }

  @Test
  void wrongPasswordIsForbidden() {
    ImageStore stranger = storeWith("password", "wrong");
    expect(Reason.FORBIDDEN, () -> stranger.put(newKey(), new ByteArrayInputStream(bytes(3)), 3));
  }

  @Test
  void regionWithoutSwiftIsBroken() {
    ImageStore elsewhere = storeWith("region", "Elsewhere");
    expect(Reason.BROKEN, () -> elsewhere.open(newKey(), 0, 1));
  }
}
