package org.cloudimages.image.boundary;

import static org.cloudimages.testing.Api.idOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** <em>List Images</em>: what the filters find, and what they refuse. */
@ArquillianTest
@SharedDeployment
class ListFiltersIT {

  private final Api admin = Api.as("admin");
  private final Api owner = Api.as("member");
  private final ImageSet set = new ImageSet();

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @Test
  void nameIsComparedWithOneOrSeveralValues() {
    for (String name : List.of("a", "b", "c,d", "e:f", "")) {
      set.create("{'name':'" + name + "'}");
    }

    set.assertNames("&name=a", "a");
    set.assertNames("&name=A");
    set.assertNames("&name=eq:a", "a");
    set.assertNames("&name=in:a,b,x", "a", "b");
    set.assertNames("&name=in:b,%22c,d%22", "b", "c,d");
    set.assertNames("&name=eq:e:f", "e:f");
    set.assertNames("&name=e:f", "e:f");
    set.assertNames("&name=", "");
    set.assertNames("&name=a&name=b");
  }

  /** Derby ignores blanks at the ends of texts that it compares. */
  @Test
  void textsAreComparedWithTheBlanksAtTheirEnds() {
    set.create("{'name':'a','disk_format':'raw'}");
    set.create("{'name':'a ','p':'x ','tags':['t ']}");
    set.create("{'name':' a','p':'x','tags':['t']}");
    set.create("{'name':''}");

    set.assertNames("&name=a", "a");
    set.assertNames("&name=a%20", "a ");
    set.assertNames("&name=%20a", " a");
    set.assertNames("&name=a%20%20");
    set.assertNames("&name=in:a,b", "a");
    set.assertNames("&name=in:a%20,b%20", "a ");
    set.assertNames("&name=in:a,a%20,%20", "a", "a ");
    set.assertNames("&name=", "");
    set.assertNames("&name=%20");
    set.assertNames("&disk_format=raw", "a");
    set.assertNames("&disk_format=raw%20");
    set.assertNames("&owner=demo%20");
    set.assertNames("&p=x", " a");
    set.assertNames("&p=x%20", "a ");
    set.assertNames("&tag=t", " a");
  }

  @Test
  void idsFormatsAndStatusAreComparedWithOneOrSeveralValues() {
    String a = idOf(set.create("{'name':'a','disk_format':'raw','container_format':'bare'}"));
    String b = idOf(set.create("{'name':'b','disk_format':'iso','container_format':'ova'}"));
    set.create("{'name':'c'}");

    set.assertNames("&id=" + a, "a");
    set.assertNames("&id=in:" + a + "," + b, "a", "b");
    set.assertNames("&disk_format=raw", "a");
    set.assertNames("&disk_format=in:raw,iso", "a", "b");
    set.assertNames("&container_format=eq:ova", "b");
    set.assertNames("&disk_format=tar");
    set.assertNames("&status=queued", "a", "b", "c");
    set.assertNames("&status=in:active,queued", "a", "b", "c");
    set.assertNames("&status=active");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleted", "pending_delete", "killed", "unheard-of", "QUEUED"})
  void statusThatNoListedImageHasFindsNothing(String status) {
    owner.delete(set.create("{'name':'a'}")).expect(204);
    set.create("{'name':'b'}");

    set.assertNames("&status=" + status);
  }

  @Test
  void numbersAreComparedAndRanged() {
    set.create("{'name':'a','min_ram':1,'min_disk':10}");
    set.create("{'name':'b','min_ram':2,'min_disk':20}");
    set.create("{'name':'c','min_ram':3,'min_disk':30}");

    set.assertNames("&min_ram=2", "b");
    set.assertNames("&min_disk=30", "c");
    set.assertNames("&min_ram_min=2", "b", "c");
    set.assertNames("&min_ram_max=2", "a", "b");
    set.assertNames("&min_disk_min=20&min_disk_max=20", "b");
    set.assertNames("&min_ram=-1");
  }

  @Test
  void imageWithoutASizeIsInNoRangeOfSizes() {
    set.create("{'name':'a'}");

    set.assertNames("&size_min=0");
    set.assertNames("&size_max=9223372036854775807");
    set.assertNames("&virtual_size_min=0");
    set.assertNames("&size=0");
    set.assertNames("&virtual_size=0");
    set.assertNames("&checksum=x");
    set.assertNames("&os_hash_algo=sha512");
    set.assertNames("&os_hash_value=x");
  }

  @Test
  void ownerIsComparedAsItIs() {
    set.create("{'name':'a'}");
    set.create(admin, "{'name':'b','visibility':'public'}");

    set.assertNames("", "a", "b");
    set.assertNames("&owner=demo", "a");
    set.assertNames("&owner=admin", "b");
    set.assertNames("&owner=in:demo,admin");
  }

  @Test
  void protectedImagesCanBeTold() {
    set.create("{'name':'a','protected':true}");
    set.create("{'name':'b'}");

    set.assertNames("&protected=true", "a");
    set.assertNames("&protected=false", "b");
  }

  @Test
  void everyTagMustBeThere() {
    set.create("{'name':'a','tags':['x','y']}");
    set.create("{'name':'b','tags':['x']}");

    set.assertNames("&tag=x", "a", "b");
    set.assertNames("&tag=x&tag=y", "a");
    set.assertNames("&tag=%20y%20", "a");
    set.assertNames("&tag=x&tag=z");
    set.assertNames("&tag=X");
  }

  @Test
  void manyTagsMustAllBeThere() {
    set.create("{'name':'a','tags':['1','2','3','4','5','6']}");
    set.create("{'name':'b','tags':['1','2','3','4','5']}");

    set.assertNames("&tag=1&tag=2&tag=3&tag=4&tag=5", "a", "b");
    set.assertNames("&tag=1&tag=2&tag=3&tag=4&tag=5&tag=6", "a");
    set.assertNames("&tag=1&tag=1&tag=1&tag=1&tag=1&tag=6", "a");
  }

  @Test
  void tagsAndPropertiesAreFoundAsTheyNowAre() {
    String image = set.create("{'name':'a','tags':['x'],'os_distro':'debian'}");

    owner.replace(image, "tags", JsonText.array("['y']")).expect(200);
    owner.replace(image, "os_distro", "fedora").expect(200);

    set.assertNames("&tag=x");
    set.assertNames("&tag=y&os_distro=fedora", "a");
    set.assertNames("&os_distro=debian");
  }

  @Test
  void propertiesAreComparedAsTheyAre() {
    set.create("{'name':'a','os_distro':'debian'}");
    set.create("{'name':'b','os_distro':'in:debian'}");
    set.create("{'name':'c','odd/name &':'ä'}");

    set.assertNames("&os_distro=debian", "a");
    set.assertNames("&os_distro=in:debian", "b");
    set.assertNames("&odd/name+%26=%C3%A4", "c");
    set.assertNames("&os_version=13");
  }

  @Test
  void filtersAreCombined() {
    set.create("{'name':'a','tags':['x'],'min_ram':1}");
    set.create("{'name':'b','tags':['x'],'min_ram':2}");

    set.assertNames("&tag=x&min_ram=2&name=in:a,b&status=queued&protected=false", "b");
  }

  @Test
  void datesAreComparedAsTheyAreShown() {
    JsonObject image = owner.get(set.create("{'name':'a'}")).json();
    for (String name : List.of("created_at", "updated_at")) {
      Instant shown = Instant.parse(image.getString(name));
      String before = shown.minus(Duration.ofSeconds(1)).toString();
      String after = shown.plus(Duration.ofSeconds(1)).toString();

      for (String found :
          List.of(
              "eq:" + shown,
              "" + shown,
              "gte:" + shown,
              "lte:" + shown,
              "gt:" + before,
              "lt:" + after,
              "neq:" + before,
              "neq:" + after)) {
        set.assertNames("&" + name + "=" + found, "a");
      }
      for (String missed :
          List.of(
              "neq:" + shown,
              "gt:" + shown,
              "lt:" + shown,
              "eq:" + before,
              before,
              after,
              "gte:" + after,
              "lte:" + before)) {
        set.assertNames("&" + name + "=" + missed);
      }
    }
  }

  @Test
  void datesHaveAnyOffset() {
    set.create("{'name':'a'}");

    set.assertNames("&created_at=gt:2020-01-01T00:00:00%2B02:00", "a");
    set.assertNames("&created_at=gt:2020-01-01T00:00:00.123456", "a");
    set.assertNames("&created_at=gt:2020-01-01", "a");
    set.assertNames("&created_at=gt:20200101T000000%2B0530", "a");
    set.assertNames("&created_at=gt:2020-01-01T24:00:00+05:30", "a");
    set.assertNames("&created_at=gt:0000-01-01&created_at=lt:9999-12-31T23:59:59Z", "a");
  }

  @Test
  void deletedHasNoEffect() {
    owner.delete(set.create("{'name':'a'}")).expect(204);
    set.create("{'name':'b'}");

    set.assertNames("&deleted=true", "b");
    set.assertNames("&deleted=nonsense", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=-1",
        "limit=x",
        "offset=-1",
        "offset=99999",
        "sort=owner",
        "sort=name:up",
        "sort_key=owner",
        "sort_dir=up",
        "visibility=secret",
        "member_status=maybe",
        "os_hidden=1",
        "protected=yes",
        "disk_format=in:%22raw",
        "size_min=big",
        "name_max=1",
        "min_ram=x",
        "created_at=yesterday",
        "updated_at=%2B999999999-01-01",
        "changes-since=2026-01-01"
      })
  void badValueIsBadRequestThatNamesTheParameter(String query) {
    Answer answer = owner.get(ImageSet.LIST + "?" + query).expect(400);

    String message = answer.fault().getString("message");
    assertTrue(
        message.startsWith("Invalid value for '" + query.substring(0, query.indexOf('=')) + "': "),
        message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"created_at=neq:2026-01-01", "size=1", "tag=x", "name=x", "x=y"})
  void conditionsAreBounded(String condition) {
    String many = ImageSet.LIST + "?limit=1" + ("&" + condition).repeat(32);

    owner.get(many).expect(200);
    owner.get(many + "&" + condition).expect(400);
  }

  @Test
  void valuesAreBounded() {
    owner.get(ImageSet.LIST + "?name=in:" + "x,".repeat(999)).expect(200);
    owner.get(ImageSet.LIST + "?name=in:" + "x,".repeat(1000)).expect(400);
  }
}
