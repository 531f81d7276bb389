package org.cloudimages.http;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.RawConnection;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Paths and queries that no sane client sends are refused or ignored: never a 500, and never HTML.
 */
@ArquillianTest
@SharedDeployment
class BadPathIT {

  private static final String LIST = "/v2/images";

  private final Api owner = Api.as("member");

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  /** Databases take texts for equal that are not: Derby ignores blanks at their ends. */
  @ParameterizedTest
  @CsvSource({
    "GET,",
    "PATCH,",
    "GET,/deletion",
    "GET,/file",
    "PUT,/file",
    "PUT,/stage",
    "PUT,/tags/x",
    "DELETE,/tags/x",
    "GET,/members",
    "POST,/members",
    "GET,/members/other",
    "PUT,/members/other",
    "DELETE,/members/other",
    "DELETE,"
  })
  void imageIsFoundByItsIdAsItIsWritten(String method, String rest) {
    String image = shared();
    String before = owner.get(image).expect(200).body();
    String id = idOf(image);

    for (String other : List.of(id + " ", " " + id, id.toUpperCase(Locale.ROOT), id + "\t")) {
      String path = LIST + "/" + other.replace(" ", "%20").replace("\t", "%09");
      request(method, path + (rest == null ? "" : rest))
          .expectFault(404, "No image with id " + other + " exists.");
    }
    assertEquals(before, owner.get(image).expect(200).body());
  }

  private String shared() {
    String image =
        owner.create(
            JsonText.object(
                "{'name':'a','tags':['x'],'disk_format':'raw','container_format':'bare'}"));
    owner.post(image + "/members", JsonText.object("{'member':'other'}")).expect(200);
    return image;
  }

  private Answer request(String method, String path) {
    String type = "application/json";
    String body = "";
    if (method.equals("PATCH")) {
      type = Api.PATCH_V2_1;
      body = "[]";
    } else if (method.equals("POST")) {
      body = "{\"member\":\"third\"}";
    } else if (method.equals("PUT") && path.contains("/members/")) {
      body = "{\"status\":\"accepted\"}";
    } else if (method.equals("PUT")) {
      type = "application/octet-stream";
      body = "data";
    }
    return owner.with("Content-Type", type).send(method, path, BodyPublishers.ofString(body));
  }

  @Test
  void imageIsDeletedFromAStoreByItsIdAsItIsWritten() {
    String image = shared();
    request("PUT", image + "/file").expect(204);
    String id = idOf(image);

    owner
        .delete("/v2/stores/default/" + id + "%20")
        .expectFault(404, "No image with id " + id + "  exists.");
  }

  @Test
  void markerIsAnIdAsItIsWritten() {
    String image = shared();
    String id = idOf(image);

    owner
        .get(LIST + "?marker=" + id + "+")
        .expectFault(400, "Invalid value for 'marker': no image with id " + id + "  exists");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/images/%00",
        "/v2/images/a%00b",
        "/v2/images/%FF",
        "/v2/images/%C0%AF",
        "/v2/images/%ED%A0%80"
      })
  void pathThatIsNoTextIsBadRequest(String path) {
    Answer answer = rawGet(path).expectRefusal().expect(400);

    assertFalse(answer.body().contains("<"), answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/images/a%2Fb",
        "/v2/images/%2F",
        "/v2/images/x;y=z",
        "/v2/images/;",
        "/v2/images/x;y=z/file",
        "/v2/images;x=y",
        "/v2;x=y/images",
        "/v2/images/a%3Fb",
        "/v2/images/a%23b",
        "/v2/images/%25zz",
        "/v2/images/+",
        "/v2/images/<b>",
        "/v2/images/ä",
        "/v2/images/%E2%80%AE",
        "/v2/images/",
        "/v2/images//",
        "/v2//images",
        "/v2/images/x/",
        "/v2/IMAGES",
        "/v2/images/.json",
        "/v2/images/../images/../nothing",
        "/v2/images/./x",
        "/v2/images/%2e%2e/nothing",
        "/v2/images/%2E/x",
        "/v2/images/..%2Fnothing",
        "/v2/images/..;/x",
        "/v2/WEB-INF/web.xml",
        "/v2/.fault",
        "/v2/images/x/y"
      })
  void pathWithoutAnImageIsRefused(String path) {
    Answer answer = rawGet(path);

    if (answer.status() == 300) {
      assertTrue(answer.body().startsWith("{\"versions\":["), answer.body());
    } else {
      answer.expectRefusal();
      assertTrue(answer.status() == 404 || answer.status() == 400, answer::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/WEB-INF/web.xml",
        "/WEB-INF/",
        "/WEB-INF",
        "/web-inf/web.xml",
        "/META-INF/MANIFEST.MF",
        "/%57EB-INF/web.xml",
        "/WEB-INF;x/web.xml",
        "/v2/../WEB-INF/web.xml",
        "/v2/images/../../WEB-INF/web.xml",
        "/v2/%2e%2e/WEB-INF/web.xml",
        "/.fault",
        "/index.html",
        "/../../../../etc/passwd"
      })
  void filesOfTheArchiveAreNobodysBusiness(String path) {
    Answer answer = rawGet(path);

    assertTrue(answer.status() >= 300, answer::toString);
    assertTrue(answer.status() < 500, answer::toString);
    assertFalse(answer.body().contains("<"), answer.body());
    assertFalse(answer.body().contains("Manifest"), answer.body());
  }

  @Test
  void idOf10000CharactersIsNotFound() {
    Answer answer = rawGet(LIST + "/" + "x".repeat(10_000)).expectRefusal();

    assertTrue(answer.status() == 404 || answer.status() == 400, answer::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET *", "DELETE *", "OPTIONS *", "GET v2/images", "GET x:y", "GET ?"})
  void targetThatIsNoPathIsBadRequest(String request) {
    String[] line = request.split(" ");

    // because a parser that refuses one by itself sends no body
    RawConnection.send(line[0] + " " + line[1], "", "").expectRefusal().expect(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/file", "/identity/file", "/identity/v3/users/x/stage"})
  void pathThatOnlyEndsAsATransferDoesIsNoFailure(String path) {
    int status = Api.anonymous().get(path).status();

    assertTrue(status >= 300 && status < 500, path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=%00",
        "name=%FF",
        "name=%C3",
        "%00=x",
        "name=a%00b",
        "tag=%00",
        "marker=%00",
        "x=%ED%A0%80",
        "name=%zz",
        "name=%",
        "name=%4",
        "%zz"
      })
  void queryThatIsNoTextIsBadRequest(String query) {
    rawGet(LIST + "?" + query).expectRefusal().expect(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&",
        "&&&",
        "=",
        "=x",
        "&=&",
        "name",
        "?",
        "name=a?b",
        "x=<b>",
        "x=';DROP",
        "name=%25",
        "name=%5C",
        "name='",
        "name=a%0Ab",
        "x=%E2%80%AE",
        "tag=",
        "marker",
        "a[]=b"
      })
  void oddQueryIsNoFailure(String query) {
    Answer answer = rawGet(LIST + "?" + query);

    if (answer.status() != 200) {
      answer.expectRefusal();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "id",
        "status",
        "owner",
        "checksum",
        "os_hash_algo",
        "disk_format",
        "tag",
        "marker",
        "any_property",
        "visibility",
        "sort",
        "sort_key",
        "created_at",
        "limit",
        "size_min"
      })
  void filterOf5000CharactersIsNoFailure(String name) {
    Answer answer = rawGet(LIST + "?" + name + "=" + "1".repeat(5_000));

    if (answer.status() != 200) {
      answer.expectRefusal();
    }
  }

  @Test
  void filterWithManyValuesIsNoFailure() {
    Answer answer = rawGet(LIST + "?name=in:" + "x,".repeat(2_500));

    if (answer.status() != 200) {
      answer.expectRefusal();
    }
  }

  @Test
  void manyParametersAreNoFailure() {
    for (String parameter : List.of("tag=x", "name=x", "sort_key=name", "x=y", "x%d=y", "tag=%d")) {
      String query =
          IntStream.range(0, 300)
              .mapToObj(n -> parameter.replace("%d", Integer.toString(n)))
              .collect(Collectors.joining("&"));
      Answer answer = rawGet(LIST + "?" + query);

      if (answer.status() != 200) {
        answer.expectRefusal();
      }
    }
  }

  private static Answer rawGet(String path) {
    return RawConnection.send("GET " + path, "", "");
  }
}
