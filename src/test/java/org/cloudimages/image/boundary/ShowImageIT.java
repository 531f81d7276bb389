package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.UUID;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** <em>Show Image</em>: who sees which image. */
@ArquillianTest
@Tag("identity")
@SharedDeployment
class ShowImageIT {

  private static final String LIST = "/v2/images";

  private final Api admin = Api.as("admin");
  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  private static String create(Api api, String attributes) {
    return api.create(JsonText.object(attributes));
  }

  private static String nothingAt(String path) {
    return "No image with id " + idOf(path) + " exists.";
  }

  @Test
  void imageIsShownAsItWasCreated() {
    Answer created =
        owner.post(LIST, JsonText.object("{'name':'x','tags':['a'],'os_distro':'debian'}"));

    Answer shown = owner.get(created.json().getString("self")).expect(200);

    assertEquals(created.json(), shown.json());
    assertEquals(Optional.of("application/json"), shown.header("Content-Type"));
  }

  @ParameterizedTest
  @CsvSource({
    "public,reader,200",
    "public,stranger,200",
    "public,nobody,404",
    "community,stranger,200",
    "community,nobody,404",
    "shared,reader,200",
    "shared,colleague,200",
    "shared,stranger,404",
    "private,reader,200",
    "private,colleague,200",
    "private,stranger,404",
    "private,admin,200",
    "shared,service,404"
  })
  void visibilityDecidesWhoSeesAnImage(String visibility, String user, int status) {
    String image = create(admin, "{'owner':'demo','visibility':'" + visibility + "'}");

    Answer answer = Api.as(user).get(image).expect(status);

    if (status == 404) {
      answer.expectFault(404, nothingAt(image));
    }
  }

  @Test
  void imageOfNobodyIsSeenByEveryReader() {
    String image = create(admin, "{'owner':null,'visibility':'private'}");

    Api.as("stranger").get(image).expect(200);
    Api.as("nobody").get(image).expect(404);
  }

  @Test
  void hiddenImageIsFoundByItsId() {
    owner.get(create(owner, "{'os_hidden':true}")).expect(200);
  }

  @Test
  void unknownIdIsNotFound() {
    String image = LIST + "/" + UUID.randomUUID();

    owner.get(image).expectFault(404, nothingAt(image));
    admin.get(image).expectFault(404, nothingAt(image));
  }

  @Test
  void nameIsNotFound() {
    String name = UUID.randomUUID().toString();
    owner.create(name);

    owner.get(LIST + "/" + name).expectFault(404, nothingAt(name));
  }

  @Test
  void moreThanTheIdIsNotFound() {
    String image = owner.create("with an id of 36 characters");

    owner.get(image + "0").expectFault(404, nothingAt(image + "0"));
  }

  @Test
  void bodyIsBadRequest() {
    String image = owner.create("with a body");

    owner
        .send("GET", image, BodyPublishers.ofString("{}"))
        .expectFault(400, "No request body is allowed here.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text/html", "application/xml", "image/*;q=0", "foo", "*/*"})
  void acceptHeaderChangesNothing(String accept) {
    String image = owner.create("for whoever asks");

    Answer answer = owner.with("Accept", accept).get(image).expect(200);

    assertEquals(Optional.of("application/json"), answer.header("Content-Type"));
  }

  @Test
  void contentTypeAndQueryAreIgnored() {
    String image = owner.create("of an old client");

    owner.with("Content-Type", "application/octet-stream").get(image + "?x=%20y").expect(200);
  }
}
