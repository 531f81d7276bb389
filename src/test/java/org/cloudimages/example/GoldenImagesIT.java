package org.cloudimages.example;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.cloudimages.testing.Users;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The example as an operator uses it, on the same server as the service that it calls. */
@ArquillianTest
@SharedDeployment(SharedDeployment.RECYCLE_BIN)
class GoldenImagesIT {

  private final Api owner = Api.as("member");
  private final String family = "web-" + UUID.randomUUID();

  @Deployment(name = "service", order = 1, testable = false)
  static WebArchive war() {
    return TestWar.withRecycleBin();
  }

  @Deployment(name = "example", order = 2, testable = false)
  static WebArchive example() {
    return GoldenWar.create(
        Map.of(
            "golden.images",
            TestBed.get().server().endpoint().toString(),
            "golden.identity",
            TestBed.get().authenticationUri(),
            "golden.user",
            "member",
            "golden.project",
            "demo",
            "golden.password",
            Users.PASSWORD));
  }

  /** Sends a disk, and returns the path of the image that was made of it. */
  private String golden(int week) throws Exception {
    JsonArray made = ask("PUT", "/week-" + week, disk(week));
    assertEquals(disk(week).length(), made.getJsonObject(0).getInt("size"));
    return "/v2/images/" + ids(made).get(0);
  }

  /** Longer than what a client keeps in its buffers. */
  private static String disk(int week) {
    return ("the disk of week " + week + " ").repeat(200_000);
  }

  private JsonArray ask(String method, String rest) throws Exception {
    return ask(method, rest, "");
  }

  private JsonArray ask(String method, String rest, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    TestBed.get().server().endpoint()
                        + ("/" + GoldenWar.NAME + "/" + family + rest)))
            .header("Content-Type", "application/octet-stream")
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response::body);
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readArray();
    }
  }

  private static List<String> ids(JsonArray told) {
    return told.getValuesAs(JsonValue::asJsonObject).stream()
        .map(image -> image.getString("id"))
        .toList();
  }

  private static void tell(String what, JsonArray told) {
    System.out.println("    " + what + ":");
    told.forEach(each -> System.out.println("      " + each));
  }

  @Test
  void oldImagesAreFoundPreviewedDeletedAndRestored() throws Exception {
    List<String> images = new ArrayList<>();
    for (int week = 1; week <= 4; week++) {
      images.add(golden(week));
    }
    ask("POST", "/protected/" + idOf(images.get(0)));
    String second = idOf(images.get(1));
    List<String> old = List.of(second, idOf(images.get(0)));
    System.out.println("Golden images of the family " + family + ", of which 2 are kept");

    JsonArray found = ask("GET", "?keep=2");
    tell("found", found);
    assertEquals(old, ids(found));
    assertEquals(List.of(), ids(ask("GET", "?keep=2&before=2020-01-01T00:00:00Z")));

    JsonArray preview = ask("GET", "/preview?keep=2");
    tell("a delete would do", preview);
    assertEquals(old, ids(preview));
    JsonObject deletable = preview.getJsonObject(0);
    assertEquals("", deletable.getString("refused"));
    assertEquals(disk(2).length(), deletable.getInt("bytes"));
    assertTrue(deletable.getBoolean("restorable"));
    String refusal = preview.getJsonObject(1).getString("refused");
    assertTrue(refusal.contains("is protected"), refusal);

    JsonArray deleted = ask("DELETE", "?keep=2");
    tell("deleted", deleted);
    assertEquals(JsonText.object("{'id':'" + second + "','refused':''}"), deleted.getJsonObject(0));
    assertEquals(refusal, deleted.getJsonObject(1).getString("refused"));
    owner.get(images.get(1)).expect(404);
    owner.get(images.get(0)).expect(200);

    JsonArray restored = ask("POST", "/restored");
    tell("restored", restored);
    assertEquals(List.of(second), ids(restored));
    assertEquals(disk(2), owner.get(images.get(1) + "/file").expect(200).body());
  }
}
