package org.cloudimages.data.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Images in several stores. */
@ArquillianTest
@SharedDeployment(SharedDeployment.STORES)
class StoresIT {

  private static final String LAST = "The data are in one store only; delete the image instead.";

  private final Api owner = Api.as("member");
  private final Api admin = Api.as("admin");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create(
        Map.of(
            "images.image.hash-algorithm", "sha256",
            "images.stores", "default,fast,shaky",
            "images.store.shaky.type", "faulty",
            "images.store.fast.type", "file",
            "images.store.fast.weight", "10",
            "images.store.fast.description", "on the fast disks"));
  }

  private String active(String store) {
    String image = owner.createRaw();
    owner.with("X-Image-Meta-Store", store).upload(image, "data").expect(204);
    return image;
  }

  private String copied() {
    String image = active("default");
    admin
        .send("POST", "/v2/probe/copies/fast/" + idOf(image) + "/4", BodyPublishers.noBody())
        .expect(204);
    return image;
  }

  private static String in(String store, String image) {
    return "/v2/stores/" + store + "/" + idOf(image);
  }

  private String stores(String image) {
    return owner.get(image).expect(200).json().getString("stores");
  }

  @Test
  void storesAreListedForEveryCaller() {
    for (String user : List.of("member", "reader", "admin", "nobody")) {
      assertEquals(
          "{\"stores\":[{\"id\":\"default\",\"default\":\"true\"},"
              + "{\"id\":\"fast\",\"description\":\"on the fast disks\"},"
              + "{\"id\":\"shaky\"}]}",
          Api.as(user).get("/v2/info/stores").expect(200).body());
    }
    Api.anonymous().get("/v2/info/stores").expect(401);
  }

  @Test
  void administratorSeesTheirSettings() {
    var stores = admin.get("/v2/info/stores/detail").expect(200).json().getJsonArray("stores");
    var fast = stores.getJsonObject(1);
    assertEquals("file", fast.getString("type"));
    assertEquals(10, fast.getInt("weight"));
    assertEquals(0, stores.getJsonObject(0).getInt("weight"));
    assertTrue(fast.getJsonObject("properties").getString("data_dir").endsWith("images-fast"));
    owner
        .get("/v2/info/stores/detail")
        .expectFault(403, "You are not authorized to perform stores_info_detail.");
  }

  @Test
  void newImageTellsTheStores() {
    assertEquals(
        Optional.of("default,fast,shaky"),
        owner
            .post("/v2/images", JsonText.object("{}"))
            .expect(201)
            .header("OpenStack-image-store-ids"));
  }

  @Test
  void imageTellsWhereItsDataAre() {
    assertFalse(owner.get(owner.create("without data")).json().containsKey("stores"));
    assertEquals("fast", stores(active("fast")));
    assertEquals("default", stores(active("default")));
    assertEquals("default,fast", stores(copied()));
  }

  @Test
  void dataAreHashedAsTheSettingSays() {
    JsonObject shown = owner.get(active("fast")).json();

    assertEquals("sha256", shown.getString("os_hash_algo"));
    // SHA-256 of "data", by sha256sum
    assertEquals(
        "3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7",
        shown.getString("os_hash_value"));
  }

  @Test
  void dataAreDeletedFromOneStore() {
    String image = copied();
    admin.delete(in("default", image)).expect(204);
    assertEquals("fast", stores(image));
    assertEquals("fast", admin.get("/v2/probe/copies/" + idOf(image)).body());
    assertEquals("active", owner.status(image));
    admin.delete(in("default", image)).expectFault(403, LAST);
    admin.delete(in("fast", image)).expectFault(403, LAST);
  }

  @Test
  void protectedImageIsDeletedFromAStoreAllTheSame() {
    String image = copied();
    owner.replace(image, "protected", JsonValue.TRUE).expect(200);
    admin.delete(in("fast", image)).expect(204);
    owner.replace(image, "protected", JsonValue.FALSE).expect(200);
  }

  @Test
  void firstCheckThatFailsAnswers() {
    String queued = owner.create("without data");
    String nothing = "/v2/images/" + UUID.randomUUID();
    admin.send("DELETE", in("nowhere", nothing), BodyPublishers.ofString("x")).expect(400);
    admin.delete(in("nowhere", nothing)).expectFault(409, "Store nowhere is not available here.");
    admin
        .delete(in("os_glance_staging_store", nothing))
        .expectFault(409, "Store os_glance_staging_store is not available here.");
    admin
        .delete(in("fast", nothing))
        .expectFault(404, "No image with id " + idOf(nothing) + " exists.");
    Api.as("stranger").delete(in("fast", queued)).expect(404);
    owner
        .delete(in("fast", queued))
        .expectFault(403, "You are not authorized to perform delete_image_location.");
    admin
        .delete(in("fast", queued))
        .expectFault(409, "Only an active image can be deleted from a store.");
    admin.delete(in("fast", active("default"))).expectFault(403, LAST);
  }

  @Test
  void ofTwoDeletesAtOnceOneLeavesTheLastStore() {
    for (int round = 0; round < 5; round++) {
      String image = copied();
      List<CompletableFuture<Integer>> racing =
          Stream.of("default", "fast")
              .map(
                  store ->
                      CompletableFuture.supplyAsync(() -> admin.delete(in(store, image)).status()))
              .toList();
      assertEquals(
          List.of(204, 403), racing.stream().map(CompletableFuture::join).sorted().toList());
    }
  }

  @Test
  void deletedImageIsGoneFromAllStores() {
    String image = copied();
    owner.delete(image).expect(204);
    assertEquals("", admin.get("/v2/probe/copies/" + idOf(image)).body());
    admin.delete(in("fast", image)).expect(404);
  }
}
