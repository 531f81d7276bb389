package org.cloudimages.image.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** <em>List Images</em>: who sees which images. */
@ArquillianTest
@SharedDeployment
class ListScopesIT {

  private final Api admin = Api.as("admin");
  private final ImageSet set = new ImageSet();

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @ParameterizedTest
  @CsvSource({"reader,200", "member,200", "admin,200", "nobody,403", "service,403"})
  void readersList(String user, int status) {
    Answer answer = Api.as(user).get(ImageSet.LIST).expect(status);

    if (status == 403) {
      answer.expectFault(403, "You are not authorized to perform get_images.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "member|''|demo-community demo-private demo-public demo-shared other-public",
        "stranger|''|demo-public other-community other-private other-public other-shared",
        "reader|''|demo-community demo-private demo-public demo-shared other-public",
        "admin|''|demo-private demo-public demo-shared other-private other-public other-shared",
        "member|all|demo-community demo-private demo-public demo-shared other-community"
            + " other-public",
        "admin|all|demo-community demo-private demo-public demo-shared other-community"
            + " other-private other-public other-shared",
        "member|public|demo-public other-public",
        "admin|public|demo-public other-public",
        "member|community|demo-community other-community",
        "admin|community|demo-community other-community",
        "member|shared|demo-shared",
        "admin|shared|demo-shared other-shared",
        "member|private|demo-private",
        "stranger|private|other-private",
        "admin|private|demo-private other-private"
      })
  void visibilityDecidesWhoListsWhat(String user, String visibility, String names) {
    for (String project : List.of("demo", "other")) {
      for (String kind : List.of("public", "community", "shared", "private")) {
        set.create(
            admin,
            "{'name':'%s-%s','owner':'%s','visibility':'%s'}"
                .formatted(project, kind, project, kind));
      }
    }

    assertEquals(
        List.of(names.split(" ")),
        set.names(Api.as(user), visibility.isEmpty() ? "" : "&visibility=" + visibility));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accepted", "pending", "rejected", "all"})
  void memberStatusDoesNotTouchOwnImages(String status) {
    set.create("{'name':'a'}");

    set.assertNames("&member_status=" + status, "a");
  }

  @Test
  void hiddenImagesAreListedAloneAndOnlyWhenAskedFor() {
    set.create("{'name':'a'}");
    set.create("{'name':'b','os_hidden':true}");

    set.assertNames("", "a");
    set.assertNames("&os_hidden=false", "a");
    set.assertNames("&os_hidden=True", "b");
    set.assertNames("&os_hidden=true&visibility=all", "b");
  }

  @Test
  void ownPublicImageIsListedOnce() {
    String image = set.create("{'name':'mine'}");
    admin.replace(image, "visibility", "public").expect(200);

    set.assertNames("", "mine");
    set.assertNames("&visibility=all", "mine");
  }
}
