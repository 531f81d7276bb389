package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * Images with as much text as there ever could be, in a server of 512 MiB of heap. The system
 * properties {@code images.test.wide} and {@code images.test.widest} say how many there are, of the
 * most that is allowed now, and of the most that there was before.
 */
@ArquillianTest
@SharedDeployment(SharedDeployment.RECYCLE_BIN)
class WideImagesIT {

  private static final int WIDE = Integer.getInteger("images.test.wide", 36);
  private static final int WIDEST = Integer.getInteger("images.test.widest", 2);

  /** Bytes that a page has at most, unless it is one image; and what a row has beside its text. */
  private static final int MAX_PAGE = 8 * 1024 * 1024 + 256 * 1024;

  private final Api owner = Api.as("member");
  private final Api stranger = Api.as("stranger");
  private final Api admin = Api.as("admin");
  private final String name = UUID.randomUUID().toString();

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.withRecycleBin();
  }

  /** An image that everybody may list who asks for it. */
  private String create(int properties, int characters) {
    String image =
        admin.create(
            Json.createObjectBuilder()
                .add("name", name)
                .add("owner", "demo")
                .add("visibility", "community")
                .build());
    admin
        .send(
            "PUT",
            "/v2/probe/properties/" + idOf(image) + "/" + properties + "/" + characters,
            BodyPublishers.noBody())
        .expect(204);
    return image;
  }

  /** Goes through a list to its end; asserts that no page has too much. */
  private static List<String> walk(Api api, String path) {
    List<String> ids = new ArrayList<>();
    Optional<String> next = Optional.of(path);
    while (next.isPresent()) {
      Answer answer = api.get(next.get()).expect(200);
      JsonObject page = answer.json();
      List<JsonObject> images = page.getJsonArray("images").getValuesAs(JsonObject.class);
      assertTrue(
          images.size() <= 1 || utf8(answer.body()) <= MAX_PAGE,
          () -> images.size() + " images, " + utf8(answer.body()) + " bytes");
      images.forEach(image -> ids.add(image.getString("id")));
      next = Optional.ofNullable(page.getString("next", null));
    }
    return ids;
  }

  private static long utf8(String text) {
    return text.codePoints()
        .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
        .sum();
  }

  private static void print(String what) throws IOException {
    Path status = Path.of("/proc/" + TestBed.get().server().pid() + "/status");
    System.out.println(
        what
            + ": "
            + Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                .toList());
  }

  @Test
  void everyListOfTheWidestImagesIsAnsweredPageByPage() throws IOException {
    List<String> images = new ArrayList<>();
    for (int n = 0; n < WIDE; n++) {
      images.add(create(4, 65_500));
    }
    for (int n = 0; n < WIDEST; n++) {
      images.add(create(128, 65_535));
    }
    HashSet<String> all = new HashSet<>(images.stream().map(Api::idOf).toList());
    print("Before the lists");

    String list = "/v2/images?limit=1000&name=" + name;
    for (String path :
        List.of(list + "&visibility=community", list + "&visibility=all&sort=name,size:asc")) {
      for (Api api : List.of(owner, stranger, admin)) {
        assertMet(all, walk(api, path));
      }
    }
    assertMet(all, walk(owner, list));
    owner.get(images.get(images.size() - 1)).expect(200);
    print("After the lists");

    owner.replace(images.get(0), "wide0", "narrow").expect(200);
    JsonObject filter =
        Json.createObjectBuilder()
            .add("filter", Json.createObjectBuilder().add("name", name))
            .build();
    JsonObject deleted = owner.post("/v2/images/actions/delete", filter).expect(200).json();
    assertEquals(all.size(), deleted.getJsonArray("results").size());
    assertTrue(
        deleted.getJsonArray("results").getValuesAs(JsonObject.class).stream()
            .map(JsonValue::asJsonObject)
            .allMatch(result -> result.getInt("status") == 204));

    assertTrue(walk(owner, "/v2/recycle-bin?limit=1000").containsAll(all));
    assertTrue(walk(admin, "/v2/recycle-bin?limit=1000").containsAll(all));
    stranger.get("/v2/recycle-bin").expect(200);
    print("At the end");

    // because the lists of other tests are to be short
    all.forEach(id -> owner.delete("/v2/recycle-bin/" + id).expect(204));
  }

  private static void assertMet(Set<String> all, List<String> met) {
    assertEquals(all.size(), met.size());
    assertEquals(all, new HashSet<>(met));
  }
}
