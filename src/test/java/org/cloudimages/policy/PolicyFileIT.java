package org.cloudimages.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an operator's policy file does to the service. */
@ArquillianTest
@Tag("identity")
class PolicyFileIT {

  private static final String GOOD = "good";

  @ArquillianResource private Deployer deployer;

  @Deployment(name = GOOD, managed = false, testable = false)
  static WebArchive good() {
    return war(
        """
        # Only the auditors of a project delete, and only what is not public.
        "auditor": "role:auditor and project_id:%(owner)s"
        "delete_image": "rule:auditor and not 'public':%(visibility)s"
        "readers": "rule:context_is_admin or role:auditor or role:reader"
        "get_image": "rule:readers and not 'True':%(protected)s"
        "communitize_image": "!"
        """);
  }

  private static WebArchive war(String policies) {
    try {
      Path file = Files.createTempFile("policy", ".yaml");
      file.toFile().deleteOnExit();
      Files.writeString(file, policies);
      return TestWar.create(Map.of("images.policy-file", file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void fileChangesWhatIsAllowed() {
    deployer.deploy(GOOD);
    try {
      Api member = Api.as("member");
      Api auditor = Api.as("nobody");
      String image = member.create("for auditors");
      String open =
          Api.as("admin").create(JsonText.object("{'owner':'demo','visibility':'public'}"));

      member.delete(image).expectFault(403, "You are not authorized to perform delete_image.");
      auditor.delete(open).expectFault(403, "You are not authorized to perform delete_image.");
      auditor.delete(image).expect(204);
      auditor.get(image).expect(404);
      member
          .post("/v2/images", JsonText.object("{'visibility':'community'}"))
          .expectFault(403, "You are not authorized to perform communitize_image.");
      assertHiddenImagesAreSkipped(member);
    } finally {
      deployer.undeploy(GOOD);
    }
  }

  /** Asserts that a list goes on behind a page that the policy hides altogether. */
  private static void assertHiddenImagesAreSkipped(Api member) {
    String shown = member.create("behind hidden ones");
    for (int n = 0; n < 3; n++) {
      member.create(JsonText.object("{'name':'behind hidden ones','protected':true}"));
    }

    JsonObject page = member.get("/v2/images?limit=1&name=behind+hidden+ones").expect(200).json();

    assertEquals(
        List.of(shown),
        page.getJsonArray("images").stream()
            .map(image -> image.asJsonObject().getString("self"))
            .toList());
    assertEquals(
        0, member.get(page.getString("next")).expect(200).json().getJsonArray("images").size());
  }

  @Test
  void mistakeInTheFileStopsTheStartAndIsNamed() {
    WebArchive bad = war("\"get_images\": \"\"\n\"delete_image\": \"role:member or rol:admin\"\n");

    Exception thrown =
        assertThrows(Exception.class, () -> TestBed.get().deployments().require(bad));

    StringWriter reason = new StringWriter();
    thrown.printStackTrace(new PrintWriter(reason));
    assertTrue(
        reason
            .toString()
            .contains("line 2, policy 'delete_image', character 16: 'rol' is no kind of check"),
        reason::toString);
  }
}
