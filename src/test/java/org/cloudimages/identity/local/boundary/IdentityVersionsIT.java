package org.cloudimages.identity.local.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.LocalUsersOnly;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a client of Keystone finds out what it talks to, before it has a token. */
@ArquillianTest
@Tag("identity")
@SharedDeployment
@LocalUsersOnly
class IdentityVersionsIT {

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/identity", "/identity/"})
  void versionsAreListed(String path) {
    assertEquals(
        JsonText.object("{'versions':{'values':[" + version() + "]}}"),
        Api.anonymous().get(path).expect(300).json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/identity/v3", "/identity/v3/"})
  void versionIsDescribed(String path) {
    assertEquals(
        JsonText.object("{'version':" + version() + "}"),
        Api.anonymous().get(path).expect(200).json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/identity", "/identity/v3"})
  void onlyReadingIsAllowed(String path) {
    assertEquals(
        path.equals("/identity") ? 300 : 200,
        Api.anonymous().send("HEAD", path, BodyPublishers.noBody()).status());
    Answer answer = Api.anonymous().send("DELETE", path, BodyPublishers.noBody()).expect(405);
    assertEquals(Optional.of("GET, HEAD"), answer.header("Allow"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/identity/v2.0",
        "/identity/v2.0/tokens",
        "/identity/v3/users",
        "/identity/v3/auth",
        "/identity/v3/auth/tokens/",
        "/identity/v3//auth/tokens",
        "/identity/v3/projects/",
        "/identity/v3/nothing"
      })
  void otherPathsAreNotFound(String path) {
    Api.anonymous().get(path).expectFault(404, "The resource could not be found.");
    Api.as("admin").get(path).expect(404);
  }

  private static String version() {
    return """
    {'id':'v3.14','status':'stable','updated':'2020-04-07T00:00:00Z',
     'links':[{'rel':'self','href':'%s/identity/v3/'}],
     'media-types':[{'base':'application/json',
       'type':'application/vnd.openstack.identity-v3+json'}]}\
    """
        .formatted(TestBed.get().server().endpoint());
  }
}
