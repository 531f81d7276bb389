package org.cloudimages.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cloudimages.client.ImageClient.Failure;
import org.cloudimages.client.ImageClient.Image;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.Await;
import org.cloudimages.testing.LocalUsersOnly;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image's life as libraries of other languages ask for it, each step seen in the API. */
@ArquillianTest
@SharedDeployment
@LocalUsersOnly
@Tag("slow")
class ImageClientsIT {

  private static final String DATA = "some bytes of a disk ".repeat(10_000);

  private final Api owner = Api.as("member");

  @TempDir private Path directory;

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @Test
  void imageLivesByOpenstack4j() throws IOException {
    assertLives(OpenStack4j.login());
  }

  @Test
  void imageLivesByGophercloud() throws IOException {
    assertLives(Gophercloud.build());
  }

  private void assertLives(ImageClient client) throws IOException {
    String tag = "image " + UUID.randomUUID();
    Path data = Files.writeString(directory.resolve("data"), DATA);
    String uploaded = client.create(tag);
    String imported = client.create(tag);
    assertShown(client, uploaded, new Image(tag, "test", List.of(tag), "queued", 0, ""));
    assertEquals(Set.of(uploaded, imported), new HashSet<>(client.list(tag)));
    client.update(uploaded, "renamed");
    assertShown(client, uploaded, new Image("renamed", "other", List.of(tag), "queued", 0, ""));

    client.upload(uploaded, data);
    assertHoldsData(client, uploaded);
    assertGoesOutOfUseAndBack(client, uploaded);
    client.importStaged(imported, data);
    Await.until(() -> owner.status(path(imported)).equals("active"));
    assertHoldsData(client, imported);
    Await.until(() -> client.tasks(imported).equals(List.of("success")));

    client.delete(uploaded);
    client.delete(imported);
    owner.get(path(uploaded)).expect(404);
    assertThrows(Failure.class, () -> client.show(uploaded));
    assertEquals(List.of(), client.list(tag));
  }

  private void assertHoldsData(ImageClient client, String id) throws IOException {
    JsonObject image = owner.get(path(id)).expect(200).json();
    assertEquals("active", image.getString("status"));
    assertEquals(DATA.length(), image.getInt("size"));
    assertShown(client, id, seen(image));
    assertEquals(DATA, owner.get(path(id) + "/file").expect(200).body());
    Path file = directory.resolve(id);
    client.download(id, file);
    assertEquals(DATA, Files.readString(file));
  }

  private void assertGoesOutOfUseAndBack(ImageClient client, String id) {
    client.deactivate(id);
    assertEquals("deactivated", owner.status(path(id)));
    assertEquals("deactivated", client.show(id).status());
    assertThrows(Failure.class, () -> client.download(id, directory.resolve("nothing")));
    client.reactivate(id);
    assertEquals("active", owner.status(path(id)));
  }

  /** Asserts that the library and the API tell this image. */
  private void assertShown(ImageClient client, String id, Image image) {
    assertEquals(image, client.show(id));
    assertEquals(image, seen(owner.get(path(id)).expect(200).json()));
  }

  private static Image seen(JsonObject image) {
    return new Image(
        image.getString("name"),
        image.getString("kind"),
        image.getJsonArray("tags").getValuesAs(JsonString::getString),
        image.getString("status"),
        image.isNull("size") ? 0 : image.getJsonNumber("size").longValueExact(),
        image.getString("checksum", ""));
  }

  private static String path(String id) {
    return "/v2/images/" + id;
  }
}
