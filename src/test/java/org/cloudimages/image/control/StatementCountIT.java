package org.cloudimages.image.control;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** How many SQL statements the hot operations may send. */
@ArquillianTest
class StatementCountIT {

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  private static JsonObject described() {
    return Json.createObjectBuilder()
        .add("name", "described")
        .add("tags", Json.createArrayBuilder().add("one").add("two").add("three"))
        .add("os_distro", "debian")
        .add("os_version", "12")
        .add("a property", "a value")
        .build();
  }

  private void assertStatements(int least, int most, Runnable request) {
    owner.send("POST", "/v2/probe/statements", BodyPublishers.noBody()).expect(204);
    request.run();
    int count = Integer.parseInt(owner.get("/v2/probe/statements").expect(200).body());
    assertTrue(count >= least && count <= most, () -> count + " statements");
  }

  @Test
  void showIsOneStatement() {
    String image = owner.create(described());

    assertStatements(1, 1, () -> owner.get(image).expect(200));
  }

  @Test
  void firstPageIsTwoStatementsWhateverItsSize() {
    IntStream.range(0, 30).forEach(n -> owner.create(described()));

    assertStatements(2, 2, () -> owner.get("/v2/images?limit=1").expect(200));
    assertStatements(2, 2, () -> owner.get("/v2/images?limit=30").expect(200));
  }

  @Test
  void laterPageIsThreeStatements() {
    IntStream.range(0, 3).forEach(n -> owner.create(described()));
    String next = owner.get("/v2/images?limit=2").expect(200).json().getString("next");

    assertStatements(3, 3, () -> owner.get(next).expect(200));
  }

  @Test
  void deleteIsThreeStatements() {
    String image = owner.create(described());

    assertStatements(3, 3, () -> owner.delete(image).expect(204));
  }
}
