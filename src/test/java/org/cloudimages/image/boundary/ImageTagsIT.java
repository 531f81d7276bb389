package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** One tag at a time. */
@ArquillianTest
@SharedDeployment
class ImageTagsIT {

  private final Api member = Api.as("member");
  private final String image = member.create(JsonText.object("{'name':'tags','tags':['one']}"));

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @Test
  void tagIsAddedOnceAndRemoved() {
    put("two").expect(204);
    put("two").expect(204);
    assertEquals("[\"one\",\"two\"]", tags());
    member.get("/v2/images?tag=two&id=in:" + id()).expect(200);

    member.delete(image + "/tags/two").expect(204);

    assertEquals("[\"one\"]", tags());
    member.delete(image + "/tags/two").expectFault(404, "The image has no such tag.");
    member.delete(image + "/tags/ONE").expect(404);
  }

  @Test
  void tagIsWhatItsEscapesSay() {
    put("a%20b%C3%A4+;c").expect(204);

    assertEquals(Json.createArrayBuilder().add("a bä+;c").add("one").build().toString(), tags());
    member.delete(image + "/tags/a%20b%C3%A4+;c").expect(204);
  }

  @Test
  void blanksAtTheEndsOfATagBelongToIt() {
    put("one%20").expect(204);
    put("%20").expect(204);

    assertEquals("[\" \",\"one\",\"one \"]", tags());
    member.delete(image + "/tags/one").expect(204);
    member.delete(image + "/tags/one").expect(404);
    assertEquals("[\" \",\"one \"]", tags());
  }

  @Test
  void tagsOfAnImageWithTooManyPropertiesCanChange() {
    Api.as("admin")
        .send(
            "PUT",
            "/v2/probe/texts/images/properties/" + id(),
            BodyPublishers.ofString("{\"a\":\"" + "x".repeat(300_000) + "\"}"))
        .expect(204);

    put("two").expect(204);
    member.delete(image + "/tags/one").expect(204);
  }

  @Test
  void lengthAndNumberAreBounded() {
    put("x".repeat(256))
        .expectFault(400, "Invalid value for 'tag': it has more than 255 characters.");
    put("x".repeat(255)).expect(204);
    member.replace(image, "tags", manyTags(128)).expect(200);
    put("t7").expect(204);
    put("one more").expect(413);
    assertEquals(manyTags(128).size(), member.get(image).json().getJsonArray("tags").size());
  }

  @Test
  void onlyWhoMayChangeTheImageTagsIt() {
    Api.as("reader").send("PUT", image + "/tags/x", BodyPublishers.noBody()).expect(403);
    Api.as("stranger").send("PUT", image + "/tags/x", BodyPublishers.noBody()).expect(404);
    Api.as("stranger").delete(image + "/tags/one").expect(404);
    Api.as("reader").delete(image + "/tags/one").expect(403);
    Api.as("admin").delete(image + "/tags/one").expect(204);
    member.send("PUT", "/v2/images/nothing/tags/x", BodyPublishers.noBody()).expect(404);
  }

  @Test
  void otherMethodsAndPathsAreRefused() {
    Answer answer = member.get(image + "/tags/one").expect(405);
    assertEquals(Optional.of("PUT, DELETE"), answer.header("Allow"));
    member.get(image + "/tags").expect(404);
    put("").expect(404);
  }

  private Answer put(String tag) {
    return member.send("PUT", image + "/tags/" + tag.replace(" ", "%20"), BodyPublishers.noBody());
  }

  private String id() {
    return idOf(image);
  }

  private String tags() {
    return member.get(image).expect(200).json().getJsonArray("tags").toString();
  }

  private static JsonArray manyTags(int number) {
    var tags = Json.createArrayBuilder();
    for (int n = 0; n < number; n++) {
      tags.add("t" + n);
    }
    return tags.build();
  }
}
